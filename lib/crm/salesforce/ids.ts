const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** The ids in a URL that names a user, `https://login.salesforce.com/id/00D…/005…`; null where it names none. */
export function idsInIdentity(url: string): { org: string; user: string } | null {
  const [, org = '', user = ''] = /\/id\/(00D\w+)\/(005\w+)$/.exec(new URL(url).pathname) ?? [];
  const ids = { org: toId18(org), user: toId18(user) };
  return ids.org === null || ids.user === null ? null : { org: ids.org, user: ids.user };
}

/** The three characters that make a 15-character id safe where upper and lower case are not told apart. */
function checksum(id: string): string {
  return id.replace(/.{5}/g, (group) =>
    ALPHABET.charAt([...group].reduce((sum, character, bit) => sum + (Number(/[A-Z]/.test(character)) << bit), 0)),
  );
}

/** The id in the case that its checksum tells. */
function inCaseOf(id: string, suffix: string): string {
  return id.replace(/./g, (character, at) => {
    const isUpper = (ALPHABET.indexOf(suffix.charAt(at / 5)) >> (at % 5)) & 1;
    return isUpper ? character.toUpperCase() : character.toLowerCase();
  });
}

/**
 * A Salesforce id in its 18 characters: from 15 as they are, from 18 whose checksum fits, and from 18 that lost their case
 * on the way, all upper or all lower. Null for everything else.
 */
export function toId18(text: string): string | null {
  if (!/^[a-zA-Z0-9]{15}(\w{3})?$/.test(text)) return null;
  const [id, suffix] = [text.slice(0, 15), text.slice(15).toUpperCase()];
  if (suffix === '') return id + checksum(id);
  const isOneCase = text === text.toLowerCase() || text === text.toUpperCase();
  const restored = isOneCase ? inCaseOf(id, suffix) : id;
  return checksum(restored) === suffix ? restored + suffix : null;
}
