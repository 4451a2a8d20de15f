import gossip from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb.js';
import features from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_pb.js';
import type { ClusterInfo } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb.js';
import type { SupportedMethods } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_pb.js';

const STREAMS = 'event_store.client.streams.streams';

/** What a server of today says it can do; without batch append, as one of before 21.10. */
export function supportedMethods(batchAppend: boolean): SupportedMethods {
  const method = (name: string, ...list: string[]) =>
    new features.SupportedMethod().setServiceName(STREAMS).setMethodName(name).setFeaturesList(list);
  const methods = [method('read', 'position', 'events'), method('append')];
  if (batchAppend) methods.push(method('batchappend', 'deadline_duration'));
  return new features.SupportedMethods().setEventStoreServerVersion('25.1.0').setMethodsList(methods);
}

/** A cluster of one node, which leads. */
export function clusterInfo(leader: { readonly host: string; readonly port: number }): ClusterInfo {
  const endPoint = new gossip.EndPoint().setAddress(leader.host).setPort(leader.port);
  const member = new gossip.MemberInfo()
    .setState(gossip.MemberInfo.VNodeState.LEADER)
    .setIsAlive(true)
    .setHttpEndPoint(endPoint);
  return new gossip.ClusterInfo().setMembersList([member]);
}
