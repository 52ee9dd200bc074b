import { browser } from 'wxt/browser';

/**
 * Lets a page of ours that outlives its extension end quietly. After an update, a panel stands in the CRM's page until the
 * content script takes it away and the strip says what happened; until then every use of the browser's extension interface
 * throws, words included, in whatever render, effect, timer or promise it comes. Nobody can mend that, so it is not
 * reported; any error while the extension is there is. Has to be imported before anything that could throw.
 */
function passOver(event: Event): void {
  if (!isExtensionThere()) event.preventDefault();
}

function isExtensionThere(): boolean {
  try {
    return browser.runtime?.id !== undefined;
  } catch {
    // Firefox leaves a dead object in the interface's place.
    return false;
  }
}

addEventListener('error', passOver);
addEventListener('unhandledrejection', passOver);
