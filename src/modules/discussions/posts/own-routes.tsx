import { Hono } from 'hono'
import type { Context } from '../../../platform/context.ts'
import { allow, found } from '../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  page,
  readForm,
  requestSource,
  seeOther,
  throttle,
} from '../../../platform/http/index.ts'
import type { FoundRoom } from '../rooms/actions.ts'
import { roomPath } from '../rooms/rules.ts'
import { topicPath } from '../topics/rules.ts'
import { topicById } from '../topics/store.ts'
import { leaveAddress, opens, removeAddress, roomOf, withdrawPost } from './actions.ts'
import { contactOf } from './contacts-store.ts'
import { AddressForm, KeyForm } from './forms.ts'
import { OwnPage } from './own-pages.tsx'
import { anchorOf, ownPath, type Post, postPath, stateOfPost } from './rules.ts'
import { postById } from './store.ts'

/** `/wpisy/:id`: what an author may do with what they wrote, by the key they were given; mounted at the root. */
export function openOwn(): App {
  const routes: App = new Hono<AppEnv>()

  routes.get('/wpisy/:id', async (c) => ownPage(c, await own(c, c.req.query('klucz') ?? '')))

  routes.post('/wpisy/:id/adres', async (c) => {
    const context = c.get('context')
    const form = await readForm(c, AddressForm)
    const at = await own(c, String(form.values.key ?? ''))
    if (!form.ok) return ownPage(c, at, form, 422)
    await throttle(context, { what: 'post-contact', whom: requestSource(c), most: 20, seconds: 3600 })
    await leaveAddress(context, at.at, at.post, at.secret, form.value.email)
    return seeOther(c, ownPath(at.post.id, at.secret), 'discussions.flash.address-left')
  })

  routes.post('/wpisy/:id/adres/usuniecie', async (c) => {
    const form = await readForm(c, KeyForm)
    const at = await own(c, form.ok ? form.value.key : '')
    await removeAddress(c.get('context'), at.post, at.secret)
    return seeOther(c, ownPath(at.post.id, at.secret), 'discussions.flash.address-removed')
  })

  routes.post('/wpisy/:id/wycofanie', async (c) => {
    const form = await readForm(c, KeyForm)
    const at = await own(c, form.ok ? form.value.key : '')
    await withdrawPost(c.get('context'), at.at, at.post, at.secret)
    return seeOther(c, ownPath(at.post.id, at.secret), 'discussions.flash.withdrawn')
  })

  return routes
}

interface Own {
  at: FoundRoom
  post: Post
  secret: string
}

/** The post whose author holds the key; without the right one there is no such page. */
async function own(c: HttpContext, secret: string): Promise<Own> {
  const context = c.get('context')
  const post = found(await postById(context.db, c.req.param('id') ?? ''))
  allow(await opens(context, post, secret))
  return { post, secret, at: await roomOf(context, post.roomId) }
}

async function ownPage(c: HttpContext, { at, post, secret }: Own, form: Form = emptyForm(), status = 200) {
  const context = c.get('context')
  // What waits has no page yet: its list is where it will be.
  const listed = stateOfPost(post) === 'waiting' && post.kind !== 'reply'
  const list = roomPath(at.process, post.kind === 'idea' ? 'ideas' : 'questions')
  return page(
    c,
    <OwnPage
      {...{ at, post, secret, form }}
      path={listed ? list : await pagePathOf(context, at, post)}
      addressLeft={(await contactOf(context.db, post.id)) !== null}
      mayWithdraw={stateOfPost(post) !== 'gone'}
    />,
    status,
  )
}

/** Where everybody reads a post: its own page, or its place on the page of a topic or of an idea. */
export async function pagePathOf({ db }: Context, { process }: FoundRoom, post: Post): Promise<string> {
  if (post.kind !== 'reply') return postPath(process, post)
  if (post.topicId) return `${topicPath(process, found(await topicById(db, post.topicId)))}#${anchorOf(post)}`
  return `${postPath(process, found(await postById(db, post.parentId ?? '')))}#${anchorOf(post)}`
}
