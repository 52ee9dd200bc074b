import type { Language } from './model.ts';

/** Subjects of mails and meetings, in the buyer's language. */
export const SUBJECTS: Record<Language, { mail: string[]; meeting: string[] }> = {
  en: {
    mail: [
      'Questions on the pilot scope',
      'Revised order form',
      'Data residency',
      'Numbers for the business case',
      'Access for our planners',
      'Next steps after Tuesday',
    ],
    meeting: ['Pilot review', 'Walk-through with the plant team', 'Commercial terms', 'Architecture session'],
  },
  de: {
    mail: [
      'Rückfragen zum Pilotumfang',
      'Überarbeitetes Angebot',
      'Auftragsverarbeitung',
      'Zahlen für den Business Case',
      'Zugänge für die Planung',
      'Nächste Schritte',
    ],
    meeting: ['Pilotauswertung', 'Rundgang mit der Produktion', 'Konditionen', 'Abstimmung IT-Architektur'],
  },
  fr: {
    mail: [
      'Questions sur le périmètre pilote',
      'Proposition révisée',
      'Hébergement des données',
      'Chiffres pour le dossier',
      'Prochaines étapes',
    ],
    meeting: ['Bilan du pilote', 'Visite avec la production', 'Conditions commerciales', 'Atelier d’architecture'],
  },
  es: {
    mail: [
      'Dudas sobre el alcance del piloto',
      'Propuesta revisada',
      'Residencia de los datos',
      'Cifras para el caso de negocio',
      'Próximos pasos',
    ],
    meeting: ['Revisión del piloto', 'Recorrido con producción', 'Condiciones comerciales', 'Sesión de arquitectura'],
  },
  ja: {
    mail: [
      'パイロット範囲についての質問',
      '改訂見積書の件',
      'データ保管場所について',
      '投資効果の数値',
      '次のステップ',
    ],
    meeting: ['パイロット報告会', '製造現場との打ち合わせ', '契約条件の確認', 'システム構成の打ち合わせ'],
  },
};

export const NOTES = [
  'They compare us with building it in-house; the plant team prefers to buy.',
  'Budget round is in two weeks, finance wants the payback in months, not years.',
  'Two sites want to start together if the pilot holds.',
  'IT asks for single sign-on before anybody gets access.',
  'Internal champion moves to another site next quarter; find a second one.',
];

export const TASKS = [
  'Send the reference visit dates',
  'Call back about the order form',
  'Prepare the payback sheet',
  'Chase the security questionnaire',
  'Invite finance to the review',
];
