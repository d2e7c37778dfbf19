import * as ballots from '../modules/ballots/index.ts'
import * as budgets from '../modules/budgets/index.ts'
import * as discussions from '../modules/discussions/index.ts'
import * as forms from '../modules/forms/index.ts'
import type * as media from '../modules/media/index.ts'
import * as meetings from '../modules/meetings/index.ts'
import * as membership from '../modules/membership/index.ts'
import * as newsletter from '../modules/newsletter/index.ts'
import * as practices from '../modules/practices/index.ts'
import { maySee, maySeeWorkspace, mayWorkOnRemarks, processById } from '../modules/processes/index.ts'
import * as remarks from '../modules/remarks/index.ts'
import { meetingsPorts } from './meetings/ports.ts'

/** Who may download what: each kind of thing a file belongs to has its own rule, asked on every download. */
export function mediaGuards(formsPorts: forms.FormsPorts): Record<string, media.Guard> {
  const processFile: media.Guard = async (context, file) => {
    const process = await processById(context.db, file.subject.id)
    if (!process) return false
    return file.visibility === 'public' ? maySee(context.actor, process) : maySeeWorkspace(context.actor, process)
  }
  const remarkFile: media.Guard = async (context, file) => {
    const remark = await remarks.remarkById(context.db, file.subject.id)
    const process = remark && (await processById(context.db, remark.processId))
    if (!remark || !process) return false
    if (mayWorkOnRemarks(context.actor, process)) return true
    return file.visibility === 'public' && remarks.isPublic(remark) && maySee(context.actor, process)
  }
  return {
    process: processFile,
    remark: remarkFile,
    [forms.FILE_SUBJECT]: forms.fileGuard(formsPorts),
    sheet: forms.sheetGuard(formsPorts),
    [practices.FILE_SUBJECT]: practices.fileGuard,
    [newsletter.PICTURE_SUBJECT]: newsletter.pictureGuard,
    [budgets.PRIVATE_FILES]: (context, file) => budgets.maySeePrivateFile(context, file.subject.id),
    [budgets.PUBLIC_FILES]: (context, file) => budgets.maySeePublicFile(context, file.subject.id),
    [budgets.WORK_FILES]: (context, file) => budgets.maySeeWorkFile(context, file.subject.id),
    [ballots.SCANS]: (context, file) => ballots.maySeeScan(context, file.subject.id),
    [meetings.RECORDING_FILES]: meetings.recordingGuard(meetingsPorts),
    [discussions.EXPERT_PICTURES]: discussions.pictureGuard,
    [membership.DECLARATION_FILES]: async ({ actor }) => membership.mayKeepMembers(actor),
  }
}
