import type { World } from '../../support/world.ts'

const STEPS = ['gotowosc', 'sprawa', 'temat', 'terminy', 'formy', 'ogloszenie', 'sprawdzenie'].map(
  (step) => `/praca/planowanie/:id/${step}`,
)

/** Addresses of planning, by those who use them. */
export const PLANNING = {
  everybody: [
    '/wnioski-o-konsultacje',
    '/wnioski-o-konsultacje/nowy',
    '/wnioski-o-konsultacje/napisalismy',
    '/wnioski-o-konsultacje/potwierdzenie/:token',
    '/wnioski-o-konsultacje/:request',
    '/plany-konsultacji',
    '/plany-konsultacji/:slug',
    '/plany-konsultacji/:slug/kanal.xml',
  ],
  posted: [
    '/wnioski-o-konsultacje/nowy',
    '/wnioski-o-konsultacje/potwierdzenie/:token',
    '/wnioski-o-konsultacje/:request/poparcie',
  ],
  // Who plans in a team of their own; an administrator of the portal is in none.
  planners: {
    get: [
      '/praca/planowanie',
      '/praca/planowanie/nowy',
      '/praca/planowanie/szablony',
      '/praca/planowanie/szablony/:template',
    ],
    post: ['/praca/planowanie', '/praca/planowanie/szablony/:template'],
  },
  team: [
    '/praca/konsultacje/:slug/plan',
    '/praca/konsultacje/:slug/teksty',
    '/praca/konsultacje/:slug/teksty/:kind',
    '/praca/konsultacje/:slug/teksty/:kind/docx',
  ],
  /** A template is taken away by the team that made it, which an administrator of the portal is not asked to plan in. */
  templateOwners: { post: ['/praca/planowanie/szablony/:template/usuniecie'] },
  editors: {
    get: [
      ...STEPS,
      '/praca/konsultacje/:slug/plan/szablon',
      '/praca/konsultacje/:slug/zaproszenia',
      '/praca/konsultacje/:slug/zaproszenia/:id',
      '/praca/organizacje/:id/zasady-konsultacji',
      '/praca/organizacje/:id/wnioski',
      '/praca/organizacje/:id/wnioski/:request',
      '/praca/organizacje/:id/plan-konsultacji',
      '/praca/organizacje/:id/plan-konsultacji/:intention',
    ],
    post: [
      '/praca/organizacje/:id/wnioski/:request/dopuszczenie',
      '/praca/organizacje/:id/wnioski/:request/weryfikacja',
      '/praca/organizacje/:id/wnioski/:request/odpowiedz',
      ...STEPS,
      '/praca/planowanie/:id/formy/usuniecie',
      '/praca/planowanie/:id/szkic',
      '/praca/planowanie/:id/porzucenie',
      '/praca/konsultacje/:slug/plan',
      '/praca/konsultacje/:slug/plan/szablon',
      '/praca/konsultacje/:slug/teksty/:kind',
      '/praca/konsultacje/:slug/teksty/:kind/od-nowa',
      '/praca/konsultacje/:slug/zaproszenia',
      '/praca/konsultacje/:slug/zaproszenia/:id',
      '/praca/konsultacje/:slug/zaproszenia/:id/list',
      '/praca/konsultacje/:slug/zaproszenia/:id/usuniecie',
      '/praca/organizacje/:id/zasady-konsultacji',
      '/praca/organizacje/:id/plan-konsultacji',
      '/praca/organizacje/:id/plan-konsultacji/:intention',
      '/praca/organizacje/:id/plan-konsultacji/:intention/rezygnacja',
    ],
  },
}

/** What stands for the parameters of these addresses. */
export const planningParameters = ({ augustow, things }: World): [RegExp, string][] => [
  [/\/planowanie\/szablony\/:template/, `/planowanie/szablony/${things.planning.template}`],
  [/\/planowanie\/:id/, `/planowanie/${things.planning.plan}`],
  [
    /^\/wnioski-o-konsultacje\/potwierdzenie\/:token/,
    `/wnioski-o-konsultacje/potwierdzenie/${things.planning.requestToken}`,
  ],
  [/\/(wnioski(?:-o-konsultacje)?)\/:request/, `/$1/${things.planning.request}`],
  [/\/zaproszenia\/:id/, `/zaproszenia/${things.planning.invited}`],
  [/\/teksty\/:kind/, '/teksty/bip'],
  [/\/plan-konsultacji\/:intention/, `/plan-konsultacji/${things.planning.intention}`],
  [/^\/plany-konsultacji\/:slug/, `/plany-konsultacji/${augustow.slug}`],
]
