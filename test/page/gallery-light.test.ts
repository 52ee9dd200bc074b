import { GALLERY, PLAIN } from '../gallery/gallery.ts';
import { ALIKE, drawEach, VARIED } from './gallery-states.ts';

drawEach([
  { name: 'in light', form: PLAIN, states: GALLERY.filter((state) => !ALIKE.includes(state)) },
  { name: 'in high contrast', form: { ...PLAIN, contrast: 'more' }, states: VARIED },
]);
