/** What a receipt's code is good for. It needs the network, so it is fetched when it is asked for. */

/**
 * Has a submission erased, wherever the endpoint keeps it.
 * @param endpoint absolute address that took it
 * @returns whether it is gone, now or since earlier
 */
export async function erase(endpoint: string, id: string, code: string, headers?: HeadersInit): Promise<boolean> {
  const response = await fetch(`${endpoint.replace(/\/$/, '')}/${id}`, {
    method: 'DELETE',
    headers: { ...headers, Authorization: `Receipt ${code}` },
  });
  return response.ok || response.status === 410;
}
