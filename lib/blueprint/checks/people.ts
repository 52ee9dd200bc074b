import type { Finding } from '../problem.ts';
import type { BlueprintDocument } from '../schema.ts';

/** Given names that are common where the interface is read; a seat that begins with one is a person. */
const GIVEN_NAMES: ReadonlySet<string> = new Set(
  `james john robert michael david william richard joseph thomas charles daniel matthew anthony mark paul steven andrew
   kevin brian george edward jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon
   benjamin samuel gregory frank alexander patrick jack dennis jerry tyler aaron adam nathan henry peter kyle jane mary
   patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley kimberly
   emily donna michelle carol amanda melissa deborah stephanie rebecca laura sharon cynthia kathleen amy angela anna emma
   olivia sophia julia hannah hans jürgen klaus wolfgang stefan andreas christian markus tobias sebastian matthias jan
   felix lukas katharina sabine petra monika claudia ursula heike birgit anja nicole julien pierre jean philippe nicolas
   laurent antoine françois marie isabelle nathalie sophie camille céline chloé carlos josé juan luis javier antonio
   manuel miguel alejandro fernando pablo sergio maría carmen ana lucía elena marta paula sofía hiroshi takashi kenji
   yuki akira yoko keiko haruka sakura`.split(/\s+/),
);

/** Words of a mailbox that belongs to a role; any of them in an address says that it is shared. */
const ROLE_WORDS =
  /desk|team|sales|ops|support|success|revenue|finance|legal|info|help|service|office|admin|contact|hello|group|board|vertrieb|kunden|ventes|clients?|ventas|soporte|account|deals?|renewals?|partners?|marketing/i;

const FOUNDER =
  /\b(co-?)?founder\b|\bgründer(in)?\b|\b(co-?)?fondat(eur|rice)\b|\b(co-?)?fundador(a)?\b|創業者|創業メンバー/iu;

function isPersonsName(name: string): boolean {
  const words = name
    .trim()
    .toLowerCase()
    .split(/[\s._-]+/);
  if (/^(mr|mrs|ms|dr|herr|frau|m|mme|sr|sra)\.?$/.test(words[0] ?? '')) return words.length > 1;
  return words.length <= 3 && GIVEN_NAMES.has(words[0] ?? '');
}

function isPersonsMail(mail: string): boolean {
  const [local = ''] = mail.split('@');
  const words = local.toLowerCase().split(/[._-]+/);
  return !ROLE_WORDS.test(local) && (words.length > 1 || GIVEN_NAMES.has(local.toLowerCase()));
}

/** Seats that are people: the design has to hold when they leave (S63, S103). */
export function peopleAsSeats({ seats }: BlueprintDocument): Finding[] {
  const remedy = 'Name the role; a field, a team or a shared mailbox says who holds it now.';
  return Object.entries(seats).flatMap(([id, { label, is }]): Finding[] => [
    ...(isPersonsName(label) || isPersonsName(id) || label.includes('@')
      ? [{ path: ['seats', id], message: `the seat \`${id}\` is named for a person`, remedy }]
      : []),
    ...(typeof is === 'object' && 'email' in is && isPersonsMail(is.email)
      ? [{ path: ['seats', id, 'is'], message: `${is.email} looks like the mail address of one person`, remedy }]
      : []),
  ]);
}

/** Stages and outcomes that a founder owns: the sale does not scale past them (S12). */
export function foundersInCharge(document: BlueprintDocument): Finding[] {
  const founders = new Set(
    Object.entries(document.seats).flatMap(([id, { label }]) =>
      FOUNDER.test(label) || FOUNDER.test(id.replaceAll('_', ' ')) ? [id] : [],
    ),
  );
  const owned: [Finding['path'], string][] = [
    ...document.lifecycle.map(({ owner }, index): [Finding['path'], string] => [['lifecycle', index, 'owner'], owner]),
    ...document.routing.map(({ to }, index): [Finding['path'], string] => [['routing', index, 'to'], to ?? '']),
    ...document.ownership.map(({ primary }, index): [Finding['path'], string] => [
      ['ownership', index, 'primary'],
      primary,
    ]),
  ];
  return owned.flatMap(([path, seat]) =>
    founders.has(seat)
      ? [{ path, message: 'a founder does this work', remedy: 'Give it to a seat that others can fill.' }]
      : [],
  );
}
