import type { IdentityLetter, IdentityMails } from '../modules/identity/index.ts'
import * as network from '../modules/network/index.ts'
import * as notices from '../modules/notices/index.ts'
import type { Context, House } from '../platform/context.ts'
import { identityMail, invitationMail } from './letters.ts'

/** Letters of accounts, sent as every other letter. */
export function identityMails(house: House): IdentityMails {
  const send =
    (letter: IdentityLetter) =>
    async (context: Context, { email, url }: { email: string; url: string }) => {
      const settings = await network.siteSettings(house)
      const t = house.texts.in(context.locale)
      await notices.notify(context, {
        to: { email },
        template: `identity-${letter}`,
        locale: context.locale,
        fleeting: true,
        mail: identityMail(letter, url, settings.names.shortName[context.locale], t),
      })
    }
  return {
    magicLink: send('magicLink'),
    confirm: send('confirm'),
    alreadyRegistered: send('alreadyRegistered'),
    resetPassword: send('resetPassword'),
    unknownAddress: send('unknownAddress'),
    emailChange: send('emailChange'),
    emailChanged: send('emailChanged'),
  }
}

export const sendInvitation: network.SendInvitation = async (context, { email, organisationName, role, url }) => {
  const t = context.house.texts.in(context.locale)
  await notices.notify(context, {
    to: { email },
    template: 'network-invitation',
    locale: context.locale,
    fleeting: true,
    mail: invitationMail(t, { place: organisationName ?? t('app.invitation.network'), role, url }),
  })
}
