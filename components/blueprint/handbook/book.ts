import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Read } from '../../../lib/blueprint/reading.ts';

/** The document that the handbook shows; the handbook provides it to its parts. */
export const Book = createContext<Read | null>(null);

/** The document and the lines of its parts. */
export function useBook(): Read {
  const book = useContext(Book);
  if (book === null) throw new Error('a part of the handbook stands outside it');
  return book;
}
