import { mayEnterPaper } from '../../modules/ballots/index.ts'
import { NETWORK_DISCUSSIONS } from '../../modules/discussions/index.ts'
import { keepsMeetings } from '../../modules/meetings/index.ts'
import { mayModerate } from '../../modules/moderation/index.ts'
import { mayEditOrganisation, type Organisation } from '../../modules/network/index.ts'
import { mayPlan, plansFor } from '../../modules/planning/index.ts'
import { type Actor, holds } from '../../platform/actor.ts'
import type { HttpContext } from '../../platform/http/index.ts'
import type { Desk, WorkspaceItem } from '../../ui/index.ts'

const at = (c: HttpContext, items: { label: string; href: string }[]): WorkspaceItem[] =>
  items.map((item) => ({
    ...item,
    // Everything of work lies below the first page of it.
    current: c.req.path === item.href || (item.href !== '/praca' && c.req.path.startsWith(`${item.href}/`)),
  }))

/** Around pages of those who run the network and the portal. */
export function coordinatorDesk(c: HttpContext): Desk {
  const { actor, house } = c.get('context')
  const t = house.texts.in(c.get('locale'))
  const administrator = holds(actor, ['administrator'], null)
  return {
    owner: t('app.desk.portal'),
    navigation: at(c, [
      { label: t('app.desk.mine'), href: '/praca' },
      { label: t('app.desk.organisations'), href: '/administracja/organizacje' },
      { label: t('app.desk.declarations'), href: '/administracja/deklaracje' },
      { label: t('app.desk.members'), href: '/administracja/czlonkowie' },
      { label: t('meetings.meetings'), href: '/praca/spotkania' },
      { label: t('meetings.duties.desk'), href: '/administracja/zobowiazania' },
      { label: t('app.desk.newsletter'), href: '/administracja/newsletter' },
      { label: t('discussions.network'), href: NETWORK_DISCUSSIONS },
      { label: t('app.desk.pages'), href: '/administracja/strony' },
      { label: t('app.desk.polls'), href: '/praca/glosowania' },
      { label: t('practices.desk.title'), href: '/administracja/praktyki' },
      { label: t('practices.own'), href: '/praca/praktyki' },
      { label: t('knowledge.desk'), href: '/administracja/wiedza' },
      ...(administrator
        ? [
            { label: t('app.desk.roles'), href: '/administracja/role' },
            { label: t('app.desk.looks'), href: '/administracja/wyglad' },
            { label: t('app.desk.letters'), href: '/administracja/wiadomosci' },
            { label: t('app.desk.jobs'), href: '/administracja/zadania' },
            { label: t('app.desk.log'), href: '/administracja/dziennik' },
          ]
        : []),
      { label: t('app.desk.moderation'), href: '/administracja/moderacja' },
    ]),
  }
}

/** Whether there is a team whose consultations this person works on. */
export const isInTeam = (actor: Actor) => actor.kind === 'person' && actor.roles.some(({ scope }) => scope !== null)

/** Around pages that gather the work of all teams of one person. */
export function personalDesk(c: HttpContext): Desk {
  const { actor, house } = c.get('context')
  const t = house.texts.in(c.get('locale'))
  return {
    owner: actor.kind === 'person' ? actor.name : '',
    navigation: at(c, [
      { label: t('app.desk.mine'), href: '/praca' },
      { label: t('app.desk.consultations'), href: '/praca/konsultacje' },
      ...(plansFor(actor).length > 0 ? [{ label: t('planning.desk.plans'), href: '/praca/planowanie' }] : []),
      ...(keepsMeetings(actor) ? [{ label: t('meetings.meetings'), href: '/praca/spotkania' }] : []),
      { label: t('app.desk.field'), href: '/praca/teren' },
      { label: t('practices.own'), href: '/praca/praktyki' },
    ]).map((item) => (item.href === '/praca' ? { ...item, current: false } : item)),
  }
}

/** Around pages of one team: what this person may open. */
export function teamDesk(c: HttpContext, organisation: Pick<Organisation, 'id' | 'name'>): Desk {
  const { actor, house } = c.get('context')
  const t = house.texts.in(c.get('locale'))
  const home = `/praca/organizacje/${organisation.id}`
  return {
    owner: organisation.name,
    navigation: [
      { label: t('app.desk.waiting'), href: home, current: c.req.path === home },
      ...at(c, [
        ...(isInTeam(actor)
          ? [
              { label: t('app.desk.consultations'), href: '/praca/konsultacje' },
              { label: t('app.menu.budgets'), href: '/praca/budzet-obywatelski' },
            ]
          : []),
        ...(mayEnterPaper(actor, organisation.id) ? [{ label: t('app.desk.polls'), href: '/praca/glosowania' }] : []),
        ...(mayPlan(actor, organisation.id)
          ? [
              { label: t('planning.desk.yearly'), href: `${home}/plan-konsultacji` },
              { label: t('planning.desk.requests'), href: `${home}/wnioski` },
              { label: t('planning.desk.rules'), href: `${home}/zasady-konsultacji` },
            ]
          : []),
        { label: t('app.desk.team'), href: `${home}/zespol` },
        ...(mayEditOrganisation(actor, organisation.id)
          ? [{ label: t('app.desk.details'), href: `${home}/dane` }]
          : []),
        ...(mayModerate(actor, organisation.id)
          ? [{ label: t('app.desk.moderation'), href: `${home}/moderacja` }]
          : []),
      ]),
    ],
  }
}
