/**
 * Who may know whom. A module is entered through its `index.ts`, and only by those listed for it here; arrows go down.
 * `npm run check` holds the imports against this page, and the page against the folders.
 */
export const MODULES: Record<string, string[]> = {
  // people
  audit: [],
  identity: ['audit'],
  network: ['audit', 'places'],
  // common parts
  law: [],
  search: [],
  'open-data': [],
  places: [],
  media: ['audit'],
  notices: ['audit', 'identity'],
  processes: ['audit', 'places', 'media', 'notices'],
  moderation: ['audit', 'notices'],
  ballots: ['audit', 'media'],
  remarks: ['audit', 'places', 'media', 'notices', 'processes', 'moderation'],
  forms: ['audit', 'places', 'media'],
  evaluations: ['audit', 'processes', 'forms'],
  discussions: ['audit', 'media', 'notices', 'processes', 'moderation'],
  // civic tools
  consultations: [
    'audit',
    'network',
    'places',
    'media',
    'notices',
    'processes',
    'remarks',
    'moderation',
    'forms',
    'evaluations',
  ],
  surveys: ['audit', 'network', 'places', 'media', 'notices', 'processes', 'remarks', 'moderation', 'forms'],
  field: ['audit', 'network', 'processes', 'remarks', 'forms'],
  debates: ['audit', 'processes', 'moderation'],
  drafts: ['audit', 'processes', 'remarks'],
  planning: ['audit', 'network', 'places', 'notices', 'law', 'processes'],
  budgets: [
    'audit',
    'network',
    'places',
    'media',
    'notices',
    'law',
    'processes',
    'ballots',
    'forms',
    'discussions',
    'moderation',
    'evaluations',
  ],
  // network life
  membership: ['audit', 'network', 'places', 'media', 'notices', 'law', 'moderation', 'forms', 'discussions'],
  meetings: ['audit', 'network', 'places', 'media', 'notices', 'law', 'processes', 'remarks', 'moderation', 'forms'],
  newsletter: ['audit', 'network', 'places', 'media', 'notices'],
  knowledge: ['audit', 'places', 'notices', 'law', 'moderation'],
  practices: ['audit', 'network', 'places', 'media', 'notices', 'processes', 'moderation'],
}
