import type { Activity, Email } from '../../../world/model.ts';
import type { Row } from '../schema/types.ts';
import { type ActivityMaker, logged } from './about.ts';
import { idIn, type Making, userId } from './making.ts';

/** Statuses of mails by their number: 3 is sent, 1 is read. */
const SENT = '3';
const READ = '1';

/** The mail that an activity is, where the database has it. */
function emailOf({ settings }: Making, activity: Activity): Email | null {
  return activity.kind === 'email' && !settings.features.activityCapture ? activity : null;
}

function addressesOf(making: Making, { contactIds, ownerId }: Email) {
  return {
    ours: making.world.users.find(({ id }) => id === ownerId)?.email ?? null,
    theirs: contactIds.map((id) => making.contacts.get(id)?.email ?? null),
  };
}

export const emailMessageRows: ActivityMaker = (making, activity) => {
  const email = emailOf(making, activity);
  if (!email) return [];
  const { ours, theirs } = addressesOf(making, email);
  const incoming = email.direction === 'inbound';
  return [
    {
      Id: idIn(making, 'EmailMessage', email.id),
      ...logged(making, email),
      ActivityId: idIn(making, 'Task', email.id),
      TextBody: email.body || null,
      Subject: email.subject,
      FromAddress: incoming ? (theirs[0] ?? null) : ours,
      ToAddress: incoming ? ours : listed(theirs),
      CcAddress: incoming ? listed(theirs.slice(1)) : null,
      Incoming: incoming,
      HasAttachment: false,
      Status: incoming ? READ : SENT,
      MessageDate: email.at,
      IsExternallyVisible: false,
      MessageIdentifier: `<${email.id}@mail.example>`,
      IsClientManaged: true,
      RelatedToId: email.dealId && idIn(making, 'Opportunity', email.dealId),
      IsTracked: false,
      IsBounced: email.bounced,
    },
  ];
};

function listed(addresses: (string | null)[]): string | null {
  return addresses.filter(Boolean).join('; ') || null;
}

/** Everybody whom a mail names: our user, and the people on the buyer's side. */
export const emailMessageRelationRows: ActivityMaker = (making, activity) => {
  const email = emailOf(making, activity);
  if (!email) return [];
  const { ours, theirs } = addressesOf(making, email);
  const incoming = email.direction === 'inbound';
  const relation = (place: number, type: string, fields: Row): Row => ({
    Id: idIn(making, 'EmailMessageRelation', Number(email.id) * 100 + place),
    ...logged(making, email),
    EmailMessageId: idIn(making, 'EmailMessage', email.id),
    RelationType: type,
    ...fields,
  });
  const user = { RelationId: userId(making, email.ownerId), RelationObjectType: 'User', RelationAddress: ours };
  return [
    relation(0, incoming ? 'ToAddress' : 'FromAddress', user),
    ...email.contactIds.map((id, index) => {
      const type = incoming ? (index === 0 ? 'FromAddress' : 'CcAddress') : 'ToAddress';
      return relation(index + 1, type, {
        RelationId: idIn(making, 'Contact', id),
        RelationObjectType: 'Contact',
        RelationAddress: theirs[index] ?? null,
      });
    }),
  ];
};
