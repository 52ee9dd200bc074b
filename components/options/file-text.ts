import { LARGEST_BLUEPRINT, type PublishFailure } from '../../lib/publishing.ts';

type FileText = { ok: true; text: string } | { ok: false; failure: PublishFailure };

/** The text of a file that somebody chose, held to what an address may give: at most 1 MB, and UTF-8. */
export async function textOfFile(file: File): Promise<FileText> {
  if (file.size > LARGEST_BLUEPRINT) return { ok: false, failure: { kind: 'too_large', limit: LARGEST_BLUEPRINT } };
  try {
    const bytes = await file.arrayBuffer();
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    // Another encoding, or a file that the system will not open: neither is a text that can be read here.
    return { ok: false, failure: { kind: 'not_text' } };
  }
}
