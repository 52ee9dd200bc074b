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
// The pages of the extension have sheets of their own, which would meet where all were loaded.
if (state.startsWith('blueprint_')) await import('../../entrypoints/blueprint/style.css');
else await Promise.all([import('../../entrypoints/panel/style.css'), import('../../entrypoints/options/style.css')]);

const { draw } = await import('./draw.tsx');
const show = (name: string) => draw(name, ASSESSMENTS, ACCOUNTS, CONTACTS);
show(state);
// For another state with the same sheets and words the page need not be loaded anew.
Object.assign(globalThis, { show });
