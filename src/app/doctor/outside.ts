import type { Config } from '../../platform/config.ts'
import { type Finding, fine, wrong } from './finding.ts'

/** Links in letters lead to the portal, over a connection nobody overhears. */
export function lookAtAddress({ url, demo }: Pick<Config, 'url' | 'demo'>): Finding[] {
  const what = `Adres portalu: ${url}`
  const { protocol, hostname } = new URL(url)
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  if (demo) return isHere ? [fine(what)] : [wrong(what, DEMO_OUTSIDE)]
  if (isHere)
    return [wrong(what, 'Listy prowadzą na localhost. Ustaw WIEC_URL na adres, pod którym ludzie otwierają portal.')]
  if (protocol !== 'https:') return [wrong(what, 'Portal ma adres bez szyfrowania. Ustaw WIEC_URL na adres https.')]
  return [fine(what)]
}

const DEMO_OUTSIDE =
  'Portal o publicznym adresie działa w trybie pokazowym: konta pokazowe mają znane hasła. Ustaw WIEC_DEMO=0 i załóż pustą bazę.'

/** The mail server answers, accepts our name and password, and is the one it says it is. Sends nothing. */
export async function lookAtMail({ mail, demo, url }: Pick<Config, 'mail' | 'demo' | 'url'>): Promise<Finding> {
  if (!mail.smtpUrl)
    return demo
      ? fine('Poczta: listy zostają w folderze danych')
      : wrong('Poczta', 'Listy do nikogo nie docierają, zostają w folderze danych. Ustaw SMTP_URL.')
  const what = `Poczta: ${new URL(mail.smtpUrl).host}`
  const { createTransport } = await import('nodemailer')
  const { smtpOptions } = await import('../../platform/mail/smtp.ts')
  const transport = createTransport({ ...smtpOptions(mail.smtpUrl), name: new URL(url).hostname })
  try {
    await transport.verify()
    if (/@localhost\b/.test(mail.from)) return wrong(what, 'Nadawcą listów jest adres localhost. Ustaw MAIL_FROM.')
    return fine(what)
  } catch (error) {
    const { code, responseCode } = error as { code?: string; responseCode?: number }
    return wrong(
      what,
      `Serwer poczty nie przyjmuje połączenia (${responseCode ?? code ?? 'błąd'}). Sprawdź SMTP_URL i NODE_EXTRA_CA_CERTS.`,
    )
  } finally {
    transport.close()
  }
}
