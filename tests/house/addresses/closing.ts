import type { Who } from '../../support/world/roles.ts'
import type { World } from '../../support/world.ts'
import { answering } from './meeting-records.ts'
import type { Access } from './who.ts'

type Whos = Record<'EVERYBODY' | 'TEAM' | 'WORKERS' | 'EDITORS' | 'ADMINS', readonly Who[]>

/** What comes after a consultation's report, and who of its team does what. */
export const closingAccess = ({ EVERYBODY, TEAM, WORKERS, EDITORS, ADMINS }: Whos): Access[] => [
  ...answering('/konsultacje/:slug/ocena', EVERYBODY, { anonymous: true }),
  { who: EVERYBODY, get: ['/konsultacje/:slug/ocena/wyniki', '/konsultacje/:slug/wdrozenie'] },
  {
    who: TEAM,
    get: ['/praca/konsultacje/:slug/kto-co-robi'],
    post: ['/czesc', '/zadania', '/zadania/:task/zrobione', '/zadania/:task/ponownie'].map(
      (part) => `/praca/konsultacje/:slug/kto-co-robi${part}`,
    ),
  },
  {
    who: EDITORS,
    post: ['', '/zadania/:task/usuniecie'].map((part) => `/praca/konsultacje/:slug/kto-co-robi${part}`),
  },
  { who: TEAM, get: ['/praca/konsultacje/:slug/inne-formy'] },
  {
    who: EDITORS,
    get: ['/praca/konsultacje/:slug/inne-formy/:kind'],
    post: ['/praca/konsultacje/:slug/inne-formy/:kind', '/praca/konsultacje/:slug/inne-formy/:kind/usuniecie'],
  },
  { who: TEAM, get: ['/ocena', '/wdrozenie', '/protokoly'].map((part) => `/praca/konsultacje/:slug${part}`) },
  {
    who: WORKERS,
    get: ['/praca/konsultacje/:slug/protokoly/:stage'],
    post: ['/praca/konsultacje/:slug/protokoly/:stage'],
  },
  {
    who: EDITORS,
    get: ['/praca/konsultacje/:slug/wdrozenie/:step'],
    post: ['', '/:step', '/:step/usuniecie'].map((part) => `/praca/konsultacje/:slug/wdrozenie${part}`),
  },
  {
    who: ADMINS,
    get: ['/praca/konsultacje/:slug/raport/wersje/:version/podpisana'],
    post: [
      '/praca/konsultacje/:slug/wdrozenie/:step/wykonanie',
      '/praca/konsultacje/:slug/wdrozenie/:step/odstapienie',
      '/praca/konsultacje/:slug/raport/wersje/:version/podpisana',
    ],
  },
  { who: ADMINS, post: ['/praca/konsultacje/:slug/ocena'] },
]

/** What stands for the parameters of these addresses. */
export const closingParameters = ({ consultations: { reported }, things }: World): [RegExp, string][] => [
  [/\/ocena\/pytania\/:section/, '/ocena/pytania/evaluation'],
  [/\/protokoly\/:stage/, `/protokoly/${things.heldStage}`],
  [/\/kto-co-robi\/zadania\/:task/, `/kto-co-robi/zadania/${things.teamTask}`],
  [/\/inne-formy\/:kind/, '/inne-formy/pjm'],
  [/\/wdrozenie\/:step/, `/wdrozenie/${things.step}`],
  // The second version was made and has no date; the first one is published.
  [/:version\/podpisana/, '1/podpisana'],
  [/^(\/(?:praca\/)?konsultacje)\/:slug\/(ocena|wdrozenie|protokoly|kto-co-robi)/, `$1/${reported.slug}/$2`],
]
