import type { Context } from '../../platform/context.ts'
import { found, Refusal } from '../../platform/errors.ts'
import type { Moderated, ModerationSubject } from '../moderation/index.ts'
import { notify } from '../notices/index.ts'
import { findProcess, type Process, pathOf, processById, processesOfOrganisations } from '../processes/index.ts'
import { hideRemark, publishRemark } from './actions.ts'
import { contactOf } from './contacts-store.ts'
import { listWaiting } from './moderation-store.ts'
import type { RemarksPorts } from './ports.ts'
import type { Remark } from './rules.ts'
import { stopOf } from './stopping/tokens.ts'
import { remarkById, remarkByReference } from './store.ts'

/** How remarks are reported, hidden, shown and published by moderators. */
export function moderationSubject(ports: Pick<RemarksPorts, 'kind'>): ModerationSubject {
  const home = pathOf({ kind: ports.kind, slug: '' })

  return {
    kind: 'remark',
    name: 'remarks.moderation.name',

    async findByPath(context, path) {
      const place = placeOf(home, path)
      const process = place && (await seenProcess(context, ports.kind, place.slug))
      const remark = process && (await remarkByReference(context.db, process.id, place.reference))
      return remark ? moderated(process, remark) : null
    },

    async findById(context, id) {
      const remark = await remarkById(context.db, id)
      const process = remark && (await processById(context.db, remark.processId))
      return remark && process ? moderated(process, remark) : null
    },

    async hide(context, id, ground) {
      const { process, remark } = await known(context, id)
      await hideRemark(context, process, remark, ground)
    },

    async show(context, id) {
      const { process, remark } = await known(context, id)
      await hideRemark(context, process, remark, null)
      await publishRemark(context, process, remark)
    },

    async tellAuthor(context, id, { template, mail, once }) {
      const contact = await contactOf(context.db, id)
      if (!contact) return false
      const { email, locale } = contact
      // What a moderator says may open an appeal, so its words are forgotten when they have left.
      await notify(context, {
        to: { email },
        template,
        locale,
        about: { kind: 'remark', id },
        mail: mail(context.house.texts.in(locale), locale),
        stop: stopOf(context.house.config, id),
        once,
        fleeting: true,
      })
      return true
    },

    async waiting(context, organisationId, page) {
      const processes = new Map(
        (await processesOfOrganisations(context.db, [organisationId])).map((process) => [process.id, process]),
      )
      const { rows, next } = await listWaiting(context.db, [...processes.keys()], page)
      return { rows: rows.map((remark) => moderated(found(processes.get(remark.processId)), remark)), next }
    },

    async publish(context, id) {
      const { process, remark } = await known(context, id)
      await publishRemark(context, process, remark)
    },
  }
}

/** The remark an address leads to: its own page, its author's page, or its place on a list. */
function placeOf(home: string, path: string): { slug: string; reference: string } | null {
  if (!path.startsWith(home)) return null
  const [, slug, reference] =
    /^([a-z0-9-]+)[/?#](?:.*[/#])?(WIEC-[0-9]{4}-[0-9]+)(?![0-9])/.exec(path.slice(home.length)) ?? []
  return slug && reference ? { slug, reference } : null
}

async function seenProcess(context: Context, kind: string, slug: string): Promise<Process | null> {
  return findProcess(context, kind, slug).catch((reason) => {
    if (reason instanceof Refusal) return null
    throw reason
  })
}

async function known(context: Context, id: string): Promise<{ process: Process; remark: Remark }> {
  const remark = found(await remarkById(context.db, id))
  return { remark, process: found(await processById(context.db, remark.processId)) }
}

function moderated(process: Process, remark: Remark): Moderated {
  return {
    kind: 'remark',
    id: remark.id,
    organisationId: process.organisationId,
    label: (t) => t('remarks.page.title', { reference: remark.reference }),
    path: `${pathOf(process)}/uwagi/${remark.reference}`,
    text: [
      remark.quotation && `„${remark.quotation}”`,
      remark.body,
      remark.placeWords,
      remark.organisationName ?? remark.signature,
    ]
      .filter(Boolean)
      .join('\n\n'),
    givenAt: remark.receivedAt,
    state: remark.withdrawnAt ? 'gone' : remark.hiddenAt ? 'hidden' : remark.publishedAt ? 'public' : 'waiting',
  }
}
