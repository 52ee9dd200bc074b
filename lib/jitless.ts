import { config } from 'zod';

/**
 * Keeps zod from trying whether it may compile code, which the extension's content security policy forbids and Firefox
 * reports. Has to be imported before any module that makes a schema, because zod tries it when the first one is made.
 */
config({ jitless: true });
