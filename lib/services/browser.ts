/**
 * The browser's extension API, promised the same way in every browser. Only the background and our own pages import it:
 * the content script uses the native one, because of its size.
 */
import browser from 'webextension-polyfill';

export { browser };
