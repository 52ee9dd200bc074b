import { GALLERY, PLAIN } from '../gallery/gallery.ts';
import { drawEach, VARIED } from './gallery-states.ts';

drawEach('in light', PLAIN, GALLERY);
drawEach('in high contrast', { ...PLAIN, contrast: 'more' }, VARIED);
