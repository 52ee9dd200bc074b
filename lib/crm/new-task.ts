import type { RecordRef } from '../record/ref.ts';

/** The CRM's own form for a new task on a record: a person fills it in and saves it there, with their own rights. */
export function newTaskPage(record: { ref: RecordRef; link: string }, subject: string): string {
  const page = new URL(record.link);
  switch (record.ref.crm) {
    case 'hubspot':
      page.searchParams.set('interaction', 'task');
      return page.href;
    case 'salesforce': {
      // Commas, equals and per cent signs part the values, and are left out of them.
      const values = `WhatId=${record.ref.id},Subject=${subject.replace(/[,=%]/g, ' ')}`;
      return new URL(`/lightning/o/Task/new?defaultFieldValues=${encodeURIComponent(values)}`, page).href;
    }
  }
}
