import type { HttpContext } from '../../../platform/http/index.ts'
import type { WorkspaceItem } from '../../../ui/index.ts'
import { mayEditProcess, mayWorkOnRemarks, type Process, TEAMWORK, workPathOf } from '../../processes/index.ts'
import { groupsToConfirm, workCountsOf } from '../../remarks/index.ts'

/** The side of a consultation's workspace: what this person may open; a number says how much waits there. */
export async function workNavigation(c: HttpContext, process: Process): Promise<WorkspaceItem[]> {
  const { actor, db, house } = c.get('context')
  const t = house.texts.in(c.get('locale'))
  const counts = await workCountsOf(db, process.id)
  const home = workPathOf(process)
  const items: Item[] = [
    ['waiting', home],
    ['teamwork', `${home}/${TEAMWORK}`],
    ['plan', `${home}/plan`],
    ['announcement', `${home}/ogloszenie`],
    ['texts', `${home}/teksty`],
    ...whenMay<Item>(mayEditProcess(actor, process), ['invited', `${home}/zaproszenia`]),
    ['stages', `${home}/etapy`],
    ['documents', `${home}/dokumenty`],
    ['accessible', `${home}/inne-formy`],
    ['updates', `${home}/aktualnosci`],
    ['surveys', `${home}/ankiety`],
    ['opinions', `${home}/mapa-opinii`],
    ['draft', `${home}/projekt`],
    ['ideas', `${home}/pomysly`],
    ['questions', `${home}/pytania`],
    ['topics', `${home}/dyskusje`],
    ['polls', `${home}/glosowania`],
    ['remarks', `${home}/uwagi`, counts.toSettle],
    ['groups', `${home}/grupy`, await groupsToConfirm(db, process.id)],
    ...whenMay<Item>(mayWorkOnRemarks(actor, process), ['enter', `${home}/wprowadzanie`], ['import', `${home}/import`]),
    ['protocols', `${home}/protokoly`],
    ['report', `${home}/raport`],
    ['implementation', `${home}/wdrozenie`],
    ['evaluation', `${home}/ocena`],
    ['effects', `${home}/efekty`],
    ['canon', `${home}/kanon`],
    ...whenMay<Item>(mayEditProcess(actor, process), ['settings', `${home}/ustawienia`]),
  ]
  const path = c.req.path
  return items.map(([key, href, count]) => ({
    label: t(`consultations.work.${key}`),
    href,
    ...(count ? { count } : {}),
    current: href === home ? path === home : path === href || path.startsWith(`${href}/`),
  }))
}

/** Key, address, how much waits. */
type Item = [string, string, number?]

const whenMay = <T>(may: boolean, ...items: T[]) => (may ? items : [])
