import { aWing, contextOf, type TestHouse } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { inTransaction, sql } from '../../../platform/db/index.ts'
import { aSubject, emptyNotices, keepingTransport, withTransport } from '../examples.ts'
import { sendDue } from '../outbox/sending.ts'
import { openRoutes } from '../routes.tsx'
import { askToFollow } from './actions.ts'
import { fanOut, tellFollowers } from './fan-out.ts'

/** People who follow things in a house of a test, and the letters they get. */
export function followingIn(house: TestHouse) {
  const stranger = async () =>
    (await aWing(house, openRoutes({ desk: () => ({ owner: 'Administracja', navigation: [] }) }))).stranger()
  const ask = (email: string, subject = aSubject()) =>
    askToFollow(contextOf(house), { email, subject, title: 'Park nad Nettą', url: '/konsultacje/park' })
  /** Letters that leave now. */
  const letters = async () => {
    const mail = keepingTransport()
    await sendDue(systemContext(withTransport(house, mail), 'test'))
    return mail.sent
  }
  return {
    stranger,
    ask,
    letters,
    /** Asks, and presses the button the letter leads to. */
    async follow(email: string, subject = aSubject()) {
      await ask(email, subject)
      const [letter] = await letters()
      await (await stranger()).post(linkIn(letter?.text, '/obserwuj/potwierdzenie/'))
    },
    tell: (once: string, subject: ReturnType<typeof aSubject>) =>
      inTransaction(contextOf(house), (context) =>
        tellFollowers(context, subject, {
          template: 'report-published',
          once,
          mail: (locale) => ({
            subject: locale === 'pl' ? 'Jest raport' : 'The report is out',
            blocks: [{ kind: 'paragraph', text: 'Park nad Nettą' }],
          }),
        }),
      ),
    made: (batch?: number) => fanOut(systemContext(house, 'test'), batch),
    async startAnew() {
      house.clock.set('2026-09-30T10:00:00Z')
      await emptyNotices(house.db)
      await sql`truncate platform.throttles`.execute(house.db)
    },
  }
}

/** The path of the link in a letter that begins so. */
export const linkIn = (text: string | undefined, begins: string) =>
  new URL(text?.match(new RegExp(`https://wiec\\.example(/en)?${begins}\\S+`))?.[0] ?? 'https://nothing.example')
    .pathname
