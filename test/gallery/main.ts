import type { AccountAssessment } from '../../lib/assess/schema/account.ts';
import type { Assessment } from '../../lib/assess/schema/assessment.ts';
import type { ContactPlaces } from '../../lib/assess/schema/contact.ts';
import { installBrowser } from './browser.ts';

declare const MESSAGES: Record<string, Record<string, string>>;
declare const ASSESSMENTS: Record<string, Assessment>;
declare const ACCOUNTS: Record<string, AccountAssessment>;
declare const CONTACTS: Record<string, ContactPlaces>;

const query = new URLSearchParams(location.search);
const language = query.get('language') ?? 'en';
installBrowser(language, MESSAGES[language] ?? {});

const state = query.get('state') ?? 'deal';
await dress(state.startsWith('blueprint_') ? ['blueprint'] : ['panel', 'options']);

const { draw } = await import('./draw.tsx');
draw(state, ASSESSMENTS, ACCOUNTS, CONTACTS);

/** Gives the page the style sheets of those pages of the extension, and answers when they are there. */
async function dress(pages: string[]): Promise<void> {
  const sheets = pages.map((name) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = `/entrypoints/${name}/style.css`;
    document.head.append(link);
    return new Promise((loaded) => link.addEventListener('load', loaded));
  });
  await Promise.all(sheets);
}
