import type { Actor } from '../platform/actor.ts'
import type { Translate } from '../platform/texts/index.ts'
import type { MenuItem } from '../ui/index.ts'

/** The main menu: what everybody may do, and the desk of those who work here. */
export function mainMenu(actor: Actor, t: Translate): MenuItem[] {
  const items = [
    { label: t('app.menu.consultations'), href: '/konsultacje' },
    { label: t('app.menu.budgets'), href: '/budzet-obywatelski' },
    { label: t('practices.map'), href: '/mapa' },
    { label: t('knowledge.title'), href: '/wiedza' },
    { label: t('meetings.meetings'), href: '/spotkania' },
    { label: t('app.menu.polls'), href: '/glosowania' },
    { label: t('app.menu.network'), href: '/siec' },
  ]
  if (actor.kind === 'person' && actor.roles.length > 0) items.push({ label: t('app.menu.work'), href: '/praca' })
  return items
}

export const footerLinks = (t: Translate): MenuItem[] => [
  { label: t('app.near.link'), href: '/w-poblizu' },
  { label: t('app.menu.how'), href: '/jak-to-dziala' },
  { label: t('app.menu.organisations'), href: '/organizacje' },
  { label: t('app.footer.newsletter'), href: '/newsletter' },
  { label: t('app.footer.accessibility'), href: '/deklaracja-dostepnosci' },
  { label: t('app.footer.privacy'), href: '/prywatnosc' },
  { label: t('app.footer.terms'), href: '/regulamin' },
  { label: t('app.footer.report'), href: '/zgloszenie' },
  { label: t('app.footer.moderation'), href: '/moderacja' },
  { label: t('app.footer.data'), href: '/otwarte-dane' },
  { label: t('app.footer.embed'), href: '/osadzanie' },
  { label: t('app.footer.sandbox'), href: '/piaskownica-regul' },
]
