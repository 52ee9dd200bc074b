import { GALLERY, PLAIN } from '../gallery/gallery.ts';
import { ALIKE, drawEach, VARIED } from './gallery-states.ts';

drawEach(
  'in light',
  PLAIN,
  GALLERY.filter((state) => !ALIKE.includes(state)),
);
drawEach('in high contrast', { ...PLAIN, contrast: 'more' }, VARIED);
