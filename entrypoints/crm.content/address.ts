/** How often the address is looked at where the browser cannot tell of in-page navigation, in milliseconds. */
const POLL_MS = 1000;

/**
 * Calls `look` whenever the page's address may have changed. `currententrychange` fires once the new address is in place,
 * where `navigate` comes too early and a patched `pushState` is not seen from a content script's world.
 */
export function watchAddress(look: () => void, signal: AbortSignal): void {
  // Chromium 102, Firefox 147.
  if ('navigation' in window) {
    navigation.addEventListener('currententrychange', look, { signal });
    return;
  }
  const timer = setInterval(look, POLL_MS);
  signal.addEventListener('abort', () => clearInterval(timer));
}
