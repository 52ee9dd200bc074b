/**
 * Stands in for WXT's content script context in the bundle (see `wxt.config.ts`). WXT's own announces itself to the page
 * by events that carry the extension's id and lets the page switch it off; the bootstrap stops itself when the extension
 * has gone, so that none of it is needed.
 */
export class ContentScriptContext {}
