import { salesforceId } from '../ids.ts';
import type { Org } from './org.ts';
import type { Access } from './users.ts';

/** The id of the user in whose name a call is made. */
export function userIdOf({ key }: Org, { user }: Access): string {
  return salesforceId('User', user, key);
}

/** The URL that names a user; for sandboxes it is at another host. */
export function identityUrl(org: Org, access: Access): string {
  const host = org.isSandbox ? 'test.salesforce.com' : 'login.salesforce.com';
  return `https://${host}/id/${org.id}/${userIdOf(org, access)}`;
}

/** What the identity URL answers. */
export function identity(org: Org, access: Access): Record<string, unknown> {
  const user = org.database.find('User', userIdOf(org, access));
  const base = `https://${org.apiHost}/services/data/v{version}`;
  return {
    id: identityUrl(org, access),
    asserted_user: true,
    user_id: user?.Id,
    organization_id: org.id,
    username: user?.Username,
    nick_name: user?.FirstName,
    display_name: user?.Name,
    email: user?.Email,
    email_verified: true,
    first_name: user?.FirstName,
    last_name: user?.LastName,
    timezone: user?.TimeZoneSidKey,
    active: user?.IsActive,
    user_type: 'STANDARD',
    language: 'en_US',
    locale: 'en_US',
    utcOffset: 3_600_000,
    last_modified_date: user?.LastModifiedDate,
    urls: {
      rest: `${base}/`,
      sobjects: `${base}/sobjects/`,
      query: `${base}/query/`,
      custom_domain: `https://${org.apiHost}`,
    },
  };
}

/** What `/services/oauth2/userinfo` answers. */
export function userInfo(org: Org, access: Access): Record<string, unknown> {
  const user = org.database.find('User', userIdOf(org, access));
  return {
    sub: identityUrl(org, access),
    user_id: user?.Id,
    organization_id: org.id,
    preferred_username: user?.Username,
    nickname: user?.FirstName,
    name: user?.Name,
    email: user?.Email,
    email_verified: true,
    given_name: user?.FirstName,
    family_name: user?.LastName,
    zoneinfo: user?.TimeZoneSidKey,
    active: user?.IsActive,
    user_type: 'STANDARD',
    is_salesforce_integration_user: false,
    urls: { custom_domain: `https://${org.apiHost}` },
  };
}
