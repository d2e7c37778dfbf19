import type { DocumentModel } from '../../../platform/documents/index.ts'
import type { HttpContext } from '../../../platform/http/index.ts'
import type { Process } from '../../processes/index.ts'
import type { Project } from './rules.ts'

/** A sheet for signatures of support, with what the person signs for in words. */
export function supportList(
  c: HttpContext,
  { project, process }: { project: Project; process: Process },
): DocumentModel {
  const t = c.get('context').house.texts.in('pl')
  return {
    title: t('budgets.support'),
    subtitle: project.title,
    language: 'pl',
    footer: process.title,
    blocks: [
      { kind: 'paragraph', text: t('budgets.support.text', { title: project.title, budget: process.title }) },
      { kind: 'paragraph', text: project.summary },
      {
        kind: 'table',
        columns: [
          { header: t('budgets.support.no'), width: 0.4 },
          { header: t('budgets.support.name'), width: 2 },
          { header: t('budgets.support.address'), width: 2 },
          { header: t('budgets.support.signature'), width: 1.4 },
        ],
        rows: Array.from({ length: 20 }, (_, at) => [`${at + 1}.\n `, '', '', '']),
      },
      { kind: 'note', text: t('budgets.support.privacy') },
    ],
  }
}
