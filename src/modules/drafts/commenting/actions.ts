import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow } from '../../../platform/errors.ts'
import { maySee } from '../../processes/index.ts'
import { type Given, giveRemark, type IntakeSettings } from '../../remarks/index.ts'
import type { FoundDraft } from '../actions.ts'
import { quotationOf } from '../rules.ts'
import type { Wording } from '../store.ts'
import { insertComments } from './store.ts'

export interface CommentInput {
  comment: string
  /** The paragraph as the person would write it; null when they left it as it is. */
  proposal: string | null
  /** Words of the paragraph that it is about; empty for all of it. */
  chosen: string
  signature: string | null
  formKey: string
}

/**
 * Says something about a paragraph: a remark of the process with the paragraph quoted, so that it is grouped, decided and
 * reported like any other. The same form sent twice is one remark.
 * @throws Refusal `process-not-open`
 */
export async function commentOn(
  context: Context,
  { process, draft }: FoundDraft,
  settings: Pick<IntakeSettings, 'moderation'>,
  paragraph: Wording,
  input: CommentInput,
): Promise<Given> {
  allow(maySee(context.actor, process))
  // In the language of the process, not of the reader: the team and the report read it.
  const t = context.house.texts.in('pl')
  return inTransaction(context, async (context) => {
    const given = await giveRemark(context, process, settings, {
      body: bodyOf(input, t('drafts.remark.proposal')),
      quotation: quotationOf(paragraph.body, input.chosen),
      topic: t('drafts.remark.topic', { number: paragraph.position, version: paragraph.number }),
      signature: input.signature,
      placeWords: null,
      point: null,
      formKey: input.formKey,
    })
    await insertComments(context.db, [
      {
        remarkId: given.id,
        draftId: draft.id,
        thread: paragraph.thread,
        versionId: paragraph.versionId,
        proposal: input.proposal,
      },
    ])
    return given
  })
}

/** The words of a remark: what was said, and below it the wording that was proposed. */
export const bodyOf = ({ comment, proposal }: Pick<CommentInput, 'comment' | 'proposal'>, heading: string) =>
  [comment, proposal && `${heading}\n${proposal}`].filter(Boolean).join('\n\n')
