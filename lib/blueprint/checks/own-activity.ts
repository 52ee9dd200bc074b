import type { Finding } from '../problem.ts';
import type { BlueprintDocument, Criterion, Stage } from '../schema.ts';
import type { Context } from './context.ts';

/** Names of what we did, in the languages of the interface: a thing of ours and that it is done, or done by us. */
const OWN_ACTIVITY = [
  /\b(demo(nstration)?|presentation|pitch|proposal|quote|offer|contract|call|meeting|discovery|e-?mail|follow[- ]?up|outreach|sequence)s? (completed?|done|held|made|given|delivered|sent|out|scheduled|booked|finished|performed)\b/i,
  /\b(qualified|accepted|approved|contacted|called|reviewed) by (sdr|bdr|ae|sales|marketing|us|our)\b/i,
  /^(mql|sql|sal)s?$|\b(sales|marketing)[- ](qualified|accepted)\b/i,
  /(demo|präsentation|vorführung|angebot|vertrag|termin|erstgespräch|anruf|e-?mail) (durchgeführt|gehalten|erledigt|versandt|verschickt|gesendet|erstellt|abgeschlossen|vereinbart|gemacht)/i,
  /(qualifiziert|kontaktiert|freigegeben|angerufen) (durch|von|vom) /i,
  /(démo(nstration)?|présentation|proposition|devis|offre|contrat|appel|rendez-vous|e-?mail) (effectué|réalisé|fait|envoyé|terminé|planifié|tenu)e?s?/i,
  /(qualifié|contacté|validé|approuvé)e? par /i,
  /(demo|demostración|presentación|propuesta|oferta|cotización|presupuesto|contrato|llamada|reunión|correo) (realizad|hech|enviad|completad|efectuad|terminad|agendad)[oa]/i,
  /(c(u)?alificad|contactad|aprobad|validad)[oa] por /i,
  /(デモ|提案書?|見積(書|もり)?|契約書|訪問|架電|メール|プレゼン|商談)(の)?(を)?(済み?|完了|実施済|実施|送付|送信|提出)/,
];

/** Facts that we write ourselves, or that pass by themselves: nothing in them is the buyer's doing. */
const OURS: ReadonlySet<string> = new Set([
  'deal.name',
  'deal.amount',
  'deal.currency',
  'deal.probability',
  'deal.next_step',
  'deal.close_date',
  'deal.created_at',
  'deal.is_open',
  'stage.days',
  'now',
]);

function namesOwnActivity(name: string): boolean {
  return OWN_ACTIVITY.some((pattern) => pattern.test(name.replaceAll(/[_-]+/g, ' ')));
}

/** Stages that are called by what we did in them instead of by what the buyer decided. */
export function stagesNamedForUs({ lifecycle }: BlueprintDocument): Finding[] {
  return lifecycle.flatMap(({ id, label }, index) => {
    if (!namesOwnActivity(label) && !namesOwnActivity(id)) return [];
    const message = `${label} is named for our own activity`;
    return [{ path: ['lifecycle', index], message, remedy: 'Name it for what the buyer has decided there.' }];
  });
}

function countsOurs(stage: Stage, { id, label }: Criterion, { conditions }: Context): boolean {
  const condition = conditions.get(`lifecycle.${stage.id}.exit.${id}.when`);
  if (condition === undefined) return false;
  if (namesOwnActivity(label)) return true;
  const facts = [...condition.atoms.values()].flatMap((atom) => atom.facts);
  return facts.every(({ source }) => {
    const property = source.about.split('.properties.')[1];
    return property === undefined ? OURS.has(source.about) : namesOwnActivity(property);
  });
}

/** Stages that can be left without the buyer having done anything. */
export function gatesOfOurs({ lifecycle }: BlueprintDocument, context: Context): Finding[] {
  return lifecycle.flatMap((stage, index) => {
    if (stage.exit.length === 0 || !stage.exit.every((criterion) => countsOurs(stage, criterion, context))) return [];
    const message = `the exit criteria of ${stage.label} count only our own activity`;
    const remedy = 'Ask for something that the buyer did, as `group.met_within(days(30))`.';
    return [{ path: ['lifecycle', index, 'exit'], message, remedy }];
  });
}
