/**
 * How mail servers begin the subject of what nobody wrote, in the languages of the title rules: notices of absence, and of
 * mail that could not be delivered. The subject that they answer follows after a colon, or nothing does.
 */
const BEGINNINGS = [
  'automatic reply',
  'auto[- ]?reply',
  'out of (?:the )?office',
  'undeliverable',
  'undelivered mail returned to sender',
  'mail delivery failed',
  String.raw`delivery status notification(?: \(failure\))?`,
  'automatische antwort',
  'abwesenheits(?:notiz|nachricht)',
  'unzustellbar',
  'réponse automatique',
  'absence du bureau',
  'non remis',
  'respuesta automática',
  'fuera de (?:la )?oficina',
  'no se puede entregar',
  '自動(?:応答|返信)',
  '不在通知',
  '配信不能',
];

const AUTOMATIC = new RegExp(String.raw`^\s*(?:${BEGINNINGS.join('|')})\s*(?:[:：]|$)`, 'iu');

/** Whether a mail of this subject was written by a mail server in somebody's name, as a notice of absence is. */
export function isAutomatic(subject: string | null): boolean {
  return subject !== null && AUTOMATIC.test(subject.normalize('NFC'));
}
