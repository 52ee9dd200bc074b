import type { Language } from './model.ts';

/** What customers ask help for, in their language. */
export const CASE_SUBJECTS: Record<Language, string[]> = {
  en: [
    'Export stops at 10,000 rows',
    'Shift report shows yesterday’s figures',
    'New planner cannot sign in',
    'Sensor 14 sends nothing since Monday',
    'Dashboard is slow in the morning',
  ],
  de: [
    'Export bricht bei 10.000 Zeilen ab',
    'Schichtbericht zeigt Zahlen von gestern',
    'Neue Planerin kann sich nicht anmelden',
    'Anlage 3 liefert seit Montag keine Werte',
    'Übersicht lädt morgens langsam',
  ],
  fr: [
    'L’export s’arrête à 10 000 lignes',
    'Le rapport d’équipe affiche les chiffres d’hier',
    'Connexion impossible pour un nouvel utilisateur',
    'Plus de données de la ligne 2 depuis lundi',
  ],
  es: [
    'La exportación se corta en 10.000 filas',
    'El informe de turno muestra datos de ayer',
    'Un usuario nuevo no puede entrar',
    'Sin datos de la línea 2 desde el lunes',
  ],
  ja: [
    'エクスポートが1万行で止まる',
    '日報に前日の数値が表示される',
    '新しい担当者がログインできない',
    '第2ラインのデータが届かない',
  ],
};

/** Forms on our pages that people fill in. */
export const FORMS = [
  'Guide: payback of line monitoring',
  'Demo request',
  'Newsletter',
  'Energy report template',
  'Contact us',
];

/** What people say on our pages and elsewhere, by which intent is known. */
export const TOPICS = [
  'condition monitoring',
  'energy reporting',
  'production analytics',
  'overall equipment effectiveness',
];
