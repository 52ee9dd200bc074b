import type { BuyingFunction, Language } from './model.ts';

/** Given and family names by language; Japanese ones with their Latin spelling after a slash. */
export const NAMES: Record<Language, { first: string[]; last: string[] }> = {
  en: {
    first:
      'Dana Marcus Ellen Oliver Grace Tyrell Hannah Desmond Naomi Reid Fiona Curtis Imani Blake Rosalind Neil Bridget Omar Paige Leland'.split(
        ' ',
      ),
    last: 'Ashdown Brackett Calloway Denholm Everley Farrow Garrick Hollis Ivers Jessop Kimber Lockridge Merriden Norwell Oakes Pemberly Quill Ransom Stokely Thorne'.split(
      ' ',
    ),
  },
  de: {
    first:
      'Anke Bernd Claudia Dirk Eva Florian Gudrun Heiko Ines Jörg Katja Lars Miriam Norbert Petra Ralf Sabine Torsten Ulrike Yannick'.split(
        ' ',
      ),
    last: 'Ahlbrecht Brandstätter Cordes Dornbusch Eggers Fahrenholz Grünwald Hülsmann Immendorf Jansohn Kellermeister Lüders Mühlenkamp Nettesheim Oberhauser Pfannenschmidt Rautenberg Schönfelder Tiedemann Weißhaupt'.split(
      ' ',
    ),
  },
  fr: {
    first:
      'Aurélie Benoît Camille Damien Estelle Fabrice Gaëlle Hugo Isabelle Julien Laure Mathieu Nadège Olivier Pauline Quentin Sandrine Thibault Valérie Yves'.split(
        ' ',
      ),
    last: 'Arnoult Beaulieu-Roche Carpentras Delacombe Esteve Fontanelle Grandval Hautbois Jourdain Kervella Lavigerie Montferrand Neuville Oudinot Pellerin Rochebrune Santerre Tourneville Vasseur Wallaert'.split(
      ' ',
    ),
  },
  es: {
    first:
      'Alba Bruno Carmen Diego Elena Fermín Gloria Héctor Irene Joaquín Lucía Manuel Nuria Óscar Pilar Ramón Silvia Tomás Valeria Xavier'.split(
        ' ',
      ),
    last: 'Abascal Bermúdez Cifuentes Duarte Echegaray Figueroa Galindo Herranz Ibarrola Jáuregui Larrañaga Montalbán Navascués Olmedo Peñalver Quiroga Rentería Saldaña Tordesillas Urrutia'.split(
      ' ',
    ),
  },
  ja: {
    first:
      '健一/Kenichi 由美子/Yumiko 大輔/Daisuke 恵子/Keiko 翔太/Shota 真由美/Mayumi 拓也/Takuya 美穂/Miho 浩二/Koji 千春/Chiharu'.split(
        ' ',
      ),
    last: '青柳/Aoyagi 石塚/Ishizuka 上条/Kamijo 大河内/Okochi 片桐/Katagiri 桐谷/Kiritani 榊原/Sakakibara 立花/Tachibana 早乙女/Saotome 結城/Yuki'.split(
      ' ',
    ),
  },
};

/** Job titles by what the person is in a decision. */
export const TITLES: Record<BuyingFunction, Record<Language, string[]>> = {
  economic_buyer: {
    en: ['Managing Director', 'Chief Operating Officer', 'VP Operations', 'General Manager'],
    de: ['Geschäftsführerin', 'Geschäftsführer', 'Bereichsvorstand Produktion', 'Chief Operating Officer'],
    fr: ['Directeur général', 'Directrice générale', 'Directeur des opérations'],
    es: ['Directora general', 'Director general', 'Director de operaciones'],
    ja: ['代表取締役社長', '取締役 事業本部長', '執行役員'],
  },
  champion: {
    en: [
      'Head of Plant Performance',
      'Operations Excellence Lead',
      'Production Manager',
      'Digital Transformation Lead',
    ],
    de: ['Leiterin Produktion', 'Leiter Digitalisierung', 'Werkleiter', 'Teamleiterin Prozessoptimierung'],
    fr: ['Responsable de production', 'Responsable amélioration continue', 'Cheffe de projet transformation'],
    es: ['Jefa de producción', 'Responsable de mejora continua', 'Jefe de transformación digital'],
    ja: ['生産管理部長', 'DX推進室長', '製造部 課長'],
  },
  technical: {
    en: ['Head of IT', 'Solutions Architect', 'Data Engineering Manager', 'IT Director'],
    de: ['Leiter IT', 'IT-Architektin', 'Leiterin Datenplattform', 'Systemingenieur'],
    fr: ['Directeur des systèmes d’information', 'Architecte logiciel', 'Responsable informatique'],
    es: ['Director de sistemas', 'Arquitecta de soluciones', 'Responsable de informática'],
    ja: ['情報システム部長', 'システムアーキテクト', 'ITマネージャー'],
  },
  user: {
    en: ['Shift Supervisor', 'Maintenance Planner', 'Process Analyst', 'Line Coordinator'],
    de: ['Schichtleiter', 'Instandhaltungsplanerin', 'Sachbearbeiter Produktion', 'Prozessanalystin'],
    fr: ['Chef d’équipe', 'Technicienne de maintenance', 'Analyste procédés'],
    es: ['Supervisor de turno', 'Técnica de mantenimiento', 'Analista de procesos'],
    ja: ['現場リーダー', '保全担当', '工程管理担当'],
  },
  finance: {
    en: ['CFO', 'Financial Controller', 'Head of Finance', 'Finance Business Partner'],
    de: ['Kaufmännische Leiterin', 'Leiter Controlling', 'CFO', 'Finanzvorstand'],
    fr: ['Directrice financière', 'Directeur administratif et financier', 'Contrôleur de gestion'],
    es: ['Directora financiera', 'Director financiero', 'Controller financiero'],
    ja: ['最高財務責任者', '経理部長', '財務部 課長'],
  },
  legal: {
    en: ['General Counsel', 'Legal Counsel', 'Contracts Manager'],
    de: ['Justiziarin', 'Leiter Recht', 'Syndikusrechtsanwältin'],
    fr: ['Directeur juridique', 'Juriste contrats', 'Responsable juridique'],
    es: ['Directora jurídica', 'Asesor legal', 'Abogada de empresa'],
    ja: ['法務部長', '法務担当'],
  },
  security: {
    en: ['CISO', 'Information Security Officer', 'Security Engineer'],
    de: ['Informationssicherheitsbeauftragte', 'IT-Sicherheitsbeauftragter', 'Datenschutzbeauftragte'],
    fr: ['RSSI', 'Responsable sécurité des systèmes d’information', 'Délégué à la protection des données'],
    es: ['Responsable de seguridad de la información', 'CISO', 'Delegada de protección de datos'],
    ja: ['情報セキュリティ責任者', 'セキュリティ担当'],
  },
  procurement: {
    en: ['Procurement Manager', 'Strategic Buyer', 'Head of Purchasing', 'Category Manager'],
    de: ['Einkaufsleiter', 'Strategische Einkäuferin', 'Leiterin Beschaffung'],
    fr: ['Acheteuse stratégique', 'Responsable achats', 'Directeur des achats'],
    es: ['Jefa de compras', 'Responsable de compras', 'Comprador estratégico'],
    ja: ['購買部長', '調達担当'],
  },
};

/** The association label that a careful rep gives a person of a function, where the organisation has one. */
export const LABEL_OF: Partial<Record<BuyingFunction, string>> = {
  economic_buyer: 'Decision maker',
  champion: 'Champion',
  technical: 'Technical evaluator',
  user: 'User',
  legal: 'Legal',
};

/** The buying-role value of the contact itself that fits a function. */
export const BUYING_ROLE_OF: Record<BuyingFunction, string> = {
  economic_buyer: 'DECISION_MAKER',
  champion: 'CHAMPION',
  technical: 'INFLUENCER',
  user: 'END_USER',
  finance: 'BUDGET_HOLDER',
  legal: 'LEGAL_AND_COMPLIANCE',
  security: 'INFLUENCER',
  procurement: 'OTHER',
};
