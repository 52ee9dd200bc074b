import type { RecordKind, RecordRef } from '../../record/ref.ts';

/**
 * `/contacts/{portal}/record/{type}/{id}` and the older `/contacts/{portal}/deal/{id}`, with any tail, on a portal's
 * interface host in any region, also one that came after this was written.
 */
const RECORD =
  /^https:\/\/app(?:-[a-z]{2}\d+)?\.hubspot\.com\/contacts\/([1-9]\d{0,18})\/(?:record\/(0-[123])|(contact|company|deal))\/([1-9]\d{0,18})(?:[/?#]|$)/;

const KINDS: Readonly<Record<string, RecordKind>> = {
  '0-1': 'contact',
  '0-2': 'account',
  '0-3': 'deal',
  contact: 'contact',
  company: 'account',
  deal: 'deal',
};

/**
 * Which HubSpot record a page's URL, as the browser writes it, shows, in any region, with any tail or query; null for
 * lists, boards, record types that Plumbline does not know and everything that is not HubSpot. Never throws.
 */
export function locate(url: string): RecordRef | null {
  const [, org, type, legacyType, id] = RECORD.exec(url) ?? [];
  const kind = KINDS[type ?? legacyType ?? ''];
  return kind && org && id ? { crm: 'hubspot', org, kind, id } : null;
}
