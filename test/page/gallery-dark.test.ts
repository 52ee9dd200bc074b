import { GALLERY, PLAIN } from '../gallery/gallery.ts';
import { drawEach, VARIED } from './gallery-states.ts';

drawEach([
  {
    name: 'in dark, narrow, with all details open',
    form: { ...PLAIN, scheme: 'dark', width: 320, open: true },
    states: GALLERY,
  },
  {
    name: 'in forced colours, in German',
    form: { ...PLAIN, forcedColors: 'active', scheme: 'dark', language: 'de' },
    states: VARIED,
  },
]);
