import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { type Ref } from 'vue'
import {
  getMailAddress, listMessages, listOutgoing, markMessageRead, markMessagesRead, retryOutgoing, setMailAddress,
  type ListMessagesData, type ListOutgoingData, type MailAddressView, type MessageView, type OutgoingRow, type SetMailAddressRequest,
} from '@/api'
import { takeUnread } from './useMessageFeed'

export type { MailAddressView, MessageView, OutgoingRow }
export type MessageQuery = NonNullable<ListMessagesData['query']>
export type OutgoingQuery = NonNullable<ListOutgoingData['query']>
export type MessageKind = MessageView['kind']
export type OutgoingState = OutgoingRow['state']
export type OutgoingChannel = OutgoingRow['channel']

export function useMessages(query: Ref<MessageQuery>) {
  return useQuery({
    queryKey: ['messages', 'list', query],
    queryFn: async ({ signal }) => {
      const page = (await listMessages({ query: query.value, signal, throwOnError: true })).data
      takeUnread(page.unread)
      return page
    },
    placeholderData: keepPreviousData,
  })
}

export function useMessageChanges() {
  const queries = useQueryClient()
  const onSuccess = ({ unread }: { unread: number }) => {
    takeUnread(unread, true)
    return queries.invalidateQueries({ queryKey: ['messages'] })
  }
  return {
    read: useMutation({ mutationFn: async (messageId: number) => (await markMessageRead({ path: { messageId }, throwOnError: true })).data, onSuccess }),
    readAll: useMutation({ mutationFn: async (upTo: number) => (await markMessagesRead({ body: { upTo }, throwOnError: true })).data, onSuccess }),
  }
}

export function useMailAddress(wanted: Ref<boolean>) {
  return useQuery({
    queryKey: ['mail-address'],
    queryFn: async ({ signal }) => (await getMailAddress({ signal, throwOnError: true })).data,
    enabled: wanted,
  })
}

export function useSetMailAddress() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (body: SetMailAddressRequest) => (await setMailAddress({ body, throwOnError: true })).data,
    onSettled: () => queries.invalidateQueries({ queryKey: ['mail-address'] }),
  })
}

export function useOutgoing(query: Ref<OutgoingQuery>) {
  return useQuery({
    queryKey: ['outgoing', query],
    queryFn: async ({ signal }) => (await listOutgoing({ query: query.value, signal, throwOnError: true })).data,
    placeholderData: keepPreviousData,
  })
}

export function useRetryOutgoing() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (row: OutgoingRow) =>
      (await retryOutgoing({ path: { outgoingId: row.outgoingId }, body: { version: row.version }, throwOnError: true })).data,
    onSettled: () => queries.invalidateQueries({ queryKey: ['outgoing'] }),
  })
}
