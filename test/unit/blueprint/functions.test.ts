import { describe, expect, it } from 'vitest';
import { load } from './facts.ts';

const blueprint = load();

/** Titles as people write them, by the function that the default blueprint guesses; null where it must not guess. */
const TITLES: Record<string, [string | null, string[]][]> = {
  English: [
    [
      'economic_buyer',
      [
        'CFO',
        'Chief Executive Officer',
        'VP of Finance',
        'Vice President, Operations',
        'Founder & CEO',
        'Managing Director',
        'SVP Sales',
      ],
    ],
    [
      'technical',
      [
        'CTO',
        'Chief Information Officer',
        'Head of IT',
        'Senior Software Engineer',
        'IT Manager',
        'Director of Engineering',
        'Solutions Architect',
        'Salesforce Administrator',
        'CRM Manager',
      ],
    ],
    ['security', ['CISO', 'Information Security Manager', 'Head of IT Security', 'Data Protection Officer']],
    ['legal', ['General Counsel', 'Senior Legal Counsel', 'Compliance Manager']],
    [
      'procurement',
      ['Procurement Manager', 'Head of Purchasing', 'Strategic Sourcing Lead', 'Chief Procurement Officer'],
    ],
    ['finance', ['Financial Controller', 'Head of Finance', 'Accounting Manager']],
    ['user', ['Operations Manager', 'Team Lead Customer Service', 'Warehouse Manager', 'Business Analyst']],
    [
      null,
      [
        'Executive Assistant to the CFO',
        'Assistant to the CEO',
        'Finance Intern',
        'Vice President',
        'Former CEO',
        'Product Evangelist',
        '',
      ],
    ],
  ],
  German: [
    [
      'economic_buyer',
      [
        'Geschäftsführer',
        'Geschäftsführerin',
        'Geschaeftsfuehrer',
        'Kaufmännischer Leiter',
        'Vorstand Finanzen',
        'GESCHÄFTSFÜHRENDE GESELLSCHAFTERIN',
      ],
    ],
    ['technical', ['Leiter IT', 'IT-Leiterin', 'Softwareentwickler', 'Systemadministrator', 'Technische Leiterin']],
    ['security', ['Informationssicherheitsbeauftragter', 'Datenschutzbeauftragte', 'Leiter IT-Sicherheit']],
    ['legal', ['Syndikusrechtsanwältin', 'Leiter Recht', 'Justiziarin']],
    ['procurement', ['Einkaufsleiter', 'Strategische Einkäuferin', 'Leiterin Beschaffung']],
    ['finance', ['Leiterin Rechnungswesen', 'Finanzbuchhalter', 'Leiter Controlling']],
    ['user', ['Sachbearbeiterin', 'Teamleiter Kundenservice', 'Disponent', 'Schichtleiterin']],
    [null, ['Assistentin der Geschäftsführung', 'Assistenz des CFO', 'Werkstudent Einkauf']],
  ],
  French: [
    [
      'economic_buyer',
      [
        'Directeur général',
        'Directrice générale',
        'Directeur financier',
        'Directrice administrative et financière',
        'PDG',
        'Gérante',
        'Directeur General',
      ],
    ],
    [
      'technical',
      [
        'DSI',
        'Responsable informatique',
        'Directrice technique',
        'Développeur',
        'Ingénieure logiciel',
        'Architecte réseau',
      ],
    ],
    ['security', ['RSSI', 'Responsable sécurité informatique', 'Délégué à la protection des données']],
    ['legal', ['Directrice juridique', 'Juriste', 'Responsable conformité']],
    ['procurement', ['Responsable achats', 'Acheteuse', 'Directeur des achats']],
    ['finance', ['Contrôleur de gestion', 'Comptable', 'Trésorière', 'Responsable comptabilité']],
    ['user', ["Chef d'équipe", 'Chargée de clientèle', "Responsable d'exploitation", 'Opératrice']],
    [null, ['Assistante du directeur général', 'Stagiaire achats']],
  ],
  Spanish: [
    [
      'economic_buyer',
      ['Director General', 'Directora Financiera', 'Director de Finanzas', 'Directora Ejecutiva', 'Fundadora'],
    ],
    [
      'technical',
      ['Director Técnico', 'Ingeniera de software', 'Responsable de sistemas', 'Arquitecto de datos', 'Desarrolladora'],
    ],
    [
      'security',
      ['Responsable de seguridad de la información', 'Delegada de protección de datos', 'Jefe de ciberseguridad'],
    ],
    ['legal', ['Asesora jurídica', 'Abogado', 'Asesor juridico']],
    ['procurement', ['Jefa de compras', 'Comprador', 'Director de Adquisiciones']],
    ['finance', ['Contable', 'Tesorera', 'Responsable de contabilidad']],
    ['user', ['Coordinadora de turno', 'Jefe de equipo', 'Usuaria clave']],
    [null, ['Secretaria de dirección', 'Asistente del director general', 'Becario de compras']],
  ],
  Japanese: [
    ['economic_buyer', ['代表取締役社長', '取締役', '最高財務責任者', '執行役員 営業本部長', 'ＣＥＯ']],
    ['technical', ['情報システム部 部長', '最高技術責任者', 'ソフトウェアエンジニア', '開発部長', 'ＣＴＯ']],
    ['security', ['情報セキュリティ責任者', 'セキュリティ担当']],
    ['legal', ['法務部長', '弁護士']],
    ['procurement', ['購買部長', '調達担当']],
    ['finance', ['経理部長', '財務担当', '会計課長']],
    ['user', ['営業担当', '製造係長', '現場主任']],
    [null, ['社長秘書', 'CFOアシスタント', 'インターン']],
  ],
};

describe.each(Object.entries(TITLES))('titles in %s', (_, expected) => {
  const titles = expected.flatMap(([id, written]) => written.map((title): [string, string | null] => [title, id]));
  it.each(titles)('%s suggests %s', (title, id) => {
    expect(blueprint.functionOfTitle(title)?.id ?? null).toBe(id);
  });
});

describe('titles', () => {
  it('never make a champion', () => {
    const written = Object.values(TITLES).flatMap((expected) => expected.flatMap(([, titles]) => titles));
    for (const title of [...written, 'Champion', 'Internal Champion']) {
      expect(blueprint.functionOfTitle(title)?.id).not.toBe('champion');
    }
  });

  it('name the rule that matched', () => {
    expect(blueprint.functionOfTitle('Einkaufsleiter')?.place).toEqual({
      path: 'buying_group.functions.procurement.titles.1',
      line: expect.any(Number),
    });
  });
});

describe('roles', () => {
  it.each([
    ['Decision maker', 'economic_buyer'],
    ['DECISION_MAKER', 'economic_buyer'],
    ['BUDGET_HOLDER', 'economic_buyer'],
    ['EXECUTIVE_SPONSOR', 'economic_buyer'],
    ['Champion', 'champion'],
    ['CHAMPION', 'champion'],
    ['Technical evaluator', 'technical'],
    ['technical-evaluator ', 'technical'],
    ['LEGAL_AND_COMPLIANCE', 'legal'],
    ['Legal', 'legal'],
    ['END_USER', 'user'],
    ['User', 'user'],
    ['Blocker', null],
    ['BLOCKER', null],
    ['OTHER', null],
    ['constructor', null],
  ])('%s in HubSpot is %s', (role, id) => {
    expect(blueprint.functionOfRole('hubspot', role)?.id ?? null).toBe(id);
  });

  it('are those of the CRM that holds them', () => {
    expect(blueprint.functionOfRole('salesforce', 'Economic Decision Maker')?.id).toBe('economic_buyer');
    expect(blueprint.functionOfRole('hubspot', 'Economic Decision Maker')).toBeNull();
  });
});
