import type { Frame, Page } from 'puppeteer-core';
import { until } from './until.ts';

/** The panel of a record as a user reads it, in whatever frame or tab it lives. */
export interface Panel {
  readonly frame: Frame;
  /** All its text. */
  text(): Promise<string>;
  /** The text of the region of this name; null when there is none. */
  region(name: string): Promise<string | null>;
  /** The flags from the top, each with its whole text. */
  flags(): Promise<string[]>;
  /** The health meter's value, 0 to 100; null when the panel gives none. */
  health(): Promise<number | null>;
  /** Presses the control of this role and name. */
  press(role: string, name: string): Promise<void>;
}

/** Reads a panel by the roles and names that it promises. */
export function panelIn(frame: Frame): Panel {
  const find = (role: string, name: string) => frame.$(`aria/${name}[role="${role}"]`);
  return {
    frame,
    text: () => frame.evaluate(() => document.body.innerText),
    region: async (name) => {
      const region = await find('region', name);
      return region ? region.evaluate((element) => (element instanceof HTMLElement ? element.innerText : '')) : null;
    },
    flags: async () => {
      const list = await find('list', 'Flags');
      return list ? list.$$eval(':scope > li', (items) => items.map((item) => item.innerText)) : [];
    },
    health: async () => {
      const meter = await find('meter', 'Deal health');
      return meter ? meter.evaluate((element) => Number(element.getAttribute('aria-valuenow'))) : null;
    },
    press: async (role, name) => {
      const control = await until(`the ${role} "${name}"`, () => find(role, name));
      await control.click();
    },
  };
}

/** The panel that is open in a page; null when none is, or it has not drawn anything yet. */
export async function findPanel(page: Page, extensionOrigin: string): Promise<Panel | null> {
  for (const frame of page.frames()) {
    const [address, drawn] = await frame.evaluate(() => [location.href, document.querySelector('h1, h2') !== null] as const);
    if (address.startsWith(`${extensionOrigin}/panel.html`) && drawn) return panelIn(frame);
  }
  return null;
}
