import { GALLERY, PLAIN } from '../gallery/gallery.ts';
import { drawEach, VARIED } from './gallery-states.ts';

drawEach('in dark, narrow, with all details open', { ...PLAIN, scheme: 'dark', width: 320, open: true }, GALLERY);
drawEach('in forced colours, in German', { ...PLAIN, forcedColors: 'active', scheme: 'dark', language: 'de' }, VARIED);
