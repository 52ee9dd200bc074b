import type { Assessment } from '../../lib/assess/schema/assessment.ts';
import { installBrowser } from './browser.ts';

declare const MESSAGES: Record<string, Record<string, string>>;
declare const ASSESSMENTS: Record<string, Assessment>;

const query = new URLSearchParams(location.search);
const language = query.get('language') ?? 'en';
installBrowser(language, MESSAGES[language] ?? {});

const { draw } = await import('./draw.tsx');
draw(query.get('state') ?? 'deal', ASSESSMENTS);
