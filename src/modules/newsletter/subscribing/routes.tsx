import { Hono } from 'hono'
import { found } from '../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  page,
  readForm,
  readQuery,
  seeOther,
  withProblem,
} from '../../../platform/http/index.ts'
import { maskedEmail } from '../../notices/index.ts'
import { codesFrom, namesOf } from '../placing.ts'
import {
  changePreferences,
  confirmSubscription,
  endSubscription,
  eraseSubscriber,
  findByToken,
  findConfirmation,
  pauseSubscription,
  resumeSubscription,
} from './actions.ts'
import { dataOf } from './ending-store.ts'
import { IssueQuery, PauseForm, PreferencesForm, SUBSCRIBE } from './forms.ts'
import { CONFIRM, ONE_CLICK, PREFERENCES, preferencesPath, UNSUBSCRIBE, unsubscribePath } from './links.ts'
import {
  AskedPage,
  ConfirmSubscriptionPage,
  EndedPage,
  ErasedPage,
  ErasePage,
  PreferencesPage,
  SubscribePage,
  UnsubscribePage,
} from './pages.tsx'
import { receiveSubscription, signedMoment } from './receive.ts'
import { type Subscriber, stateOf } from './rules.ts'
import { consentWords } from './store.ts'

const ASKED = `${SUBSCRIBE}/sprawdz-poczte`
const ERASED = '/newsletter/usunieto'

/** Subscribing, and everything a subscriber decides by their own link. */
export function subscribingRoutes(): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(SUBSCRIBE, (c) => page(c, <SubscribePage form={emptyForm()} shown={momentFor(c)} />))

  routes.post(SUBSCRIBE, async (c) => {
    const form = await receiveSubscription(c, 'form')
    if (!form.ok) return page(c, <SubscribePage form={form} shown={momentFor(c, form)} />, 422)
    return seeOther(c, ASKED)
  })

  routes.get(ASKED, (c) => page(c, <AskedPage />))
  routes.get(ERASED, (c) => page(c, <ErasedPage />))

  routes.get(`${CONFIRM}/:secret`, async (c) => {
    const confirmation = await findConfirmation(c.get('context'), c.req.param('secret'))
    const status = confirmation.subscriber ? 200 : 410
    return page(c, <ConfirmSubscriptionPage confirmation={confirmation} action={c.get('path')} />, status)
  })

  routes.post(`${CONFIRM}/:secret`, async (c) => {
    const context = c.get('context')
    const subscriber = await confirmSubscription(context, c.req.param('secret'))
    if (subscriber)
      return seeOther(c, preferencesPath(context.house.config, subscriber.id), 'newsletter.flash.confirmed')
    const over = { subscriber: null, state: 'over' as const }
    return page(c, <ConfirmSubscriptionPage confirmation={over} action={c.get('path')} />, 410)
  })

  routes.get(`${PREFERENCES}/:token`, async (c) => preferencesPage(c, await subscriberAt(c)))

  routes.post(`${PREFERENCES}/:token`, async (c) => {
    const context = c.get('context')
    const subscriber = await subscriberAt(c)
    const form = await readForm(c, PreferencesForm)
    if (!form.ok) return preferencesPage(c, subscriber, form)
    const { places, ...rest } = form.value
    const found = await codesFrom(context, places)
    if (!found.ok)
      return preferencesPage(
        c,
        subscriber,
        withProblem(c, form, 'places', 'newsletter.form.place-unknown', { name: found.unknown }),
      )
    await changePreferences(context, c.req.param('token'), { ...rest, unitCodes: found.codes })
    return seeOther(c, c.get('path'), 'newsletter.flash.saved')
  })

  routes.post(`${PREFERENCES}/:token/przerwa`, async (c) => {
    const form = await readForm(c, PauseForm)
    const token = c.req.param('token')
    if (form.ok) await pauseSubscription(c.get('context'), token, form.value.days)
    return seeOther(c, `${PREFERENCES}/${token}`, form.ok ? 'newsletter.flash.paused' : undefined)
  })

  routes.post(`${PREFERENCES}/:token/wznowienie`, async (c) => {
    const token = c.req.param('token')
    await resumeSubscription(c.get('context'), token)
    return seeOther(c, `${PREFERENCES}/${token}`, 'newsletter.flash.resumed')
  })

  routes.get(`${PREFERENCES}/:token/dane.json`, async (c) => {
    const { addressHash, personId } = await subscriberAt(c)
    const data = await dataOf(c.get('context').db, { addressHash, personId })
    return c.body(JSON.stringify({ newsletter: data }, null, 2), 200, {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="newsletter-moje-dane.json"',
      'cache-control': 'no-store',
    })
  })

  routes.get(`${PREFERENCES}/:token/usuniecie`, async (c) => {
    await subscriberAt(c)
    return page(c, <ErasePage base={`${PREFERENCES}/${c.req.param('token')}`} />)
  })

  routes.post(`${PREFERENCES}/:token/usuniecie`, async (c) => {
    await eraseSubscriber(c.get('context'), c.req.param('token'))
    return seeOther(c, ERASED)
  })

  routes.get(`${UNSUBSCRIBE}/:token`, async (c) => {
    const context = c.get('context')
    const subscriber = await subscriberAt(c)
    if (subscriber.endedAt) return page(c, <EndedPage />)
    const { numer } = readQuery(c, IssueQuery)
    const action = unsubscribePath(context.house.config, subscriber.id) + (numer ? `?numer=${numer}` : '')
    return page(
      c,
      <UnsubscribePage action={action} preferences={preferencesPath(context.house.config, subscriber.id)} />,
    )
  })

  routes.post(`${UNSUBSCRIBE}/:token`, async (c) => {
    const token = c.req.param('token')
    await endSubscription(c.get('context'), token, readQuery(c, IssueQuery).numer)
    return seeOther(c, `${UNSUBSCRIBE}/${token}`)
  })

  // Some programs open the address of the header as a page.
  routes.get(`${ONE_CLICK}/:token`, (c) => c.redirect(c.get('url')(`${UNSUBSCRIBE}/${c.req.param('token')}`), 302))

  // RFC 8058: a POST without cookies, answered without a redirect. Whatever its body says or leaves out, the address says it all.
  routes.post(`${ONE_CLICK}/:token`, async (c) => {
    await endSubscription(c.get('context'), c.req.param('token'), readQuery(c, IssueQuery).numer)
    return c.text('OK')
  })

  return routes
}

// What came back keeps the moment of its first showing, so that mending one slip is quick.
const momentFor = (c: HttpContext, form?: Form) =>
  String(form?.values.shown || '') || signedMoment(c.get('context').house.config, c.get('context').now)

const subscriberAt = (c: HttpContext): Promise<Subscriber> => findByToken(c.get('context'), found(c.req.param('token')))

async function preferencesPage(c: HttpContext, subscriber: Subscriber, given?: Form) {
  const context = c.get('context')
  const { config } = context.house
  const t = context.house.texts.in(c.get('locale'))
  const form =
    given ??
    emptyForm({
      name: subscriber.name,
      topics: subscriber.topics,
      places: (await namesOf(context.db, subscriber.unitCodes, t)).join(', '),
      frequency: subscriber.frequency,
    })
  return page(
    c,
    <PreferencesPage
      subscriber={subscriber}
      state={stateOf(subscriber, context.now)}
      address={subscriber.email ? maskedEmail(subscriber.email) : ''}
      consent={(await consentWords(context.db, subscriber.consentVersion)) ?? ''}
      form={form}
      base={preferencesPath(config, subscriber.id)}
      unsubscribe={unsubscribePath(config, subscriber.id)}
    />,
    given ? 422 : 200,
  )
}
