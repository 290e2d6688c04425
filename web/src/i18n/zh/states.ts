/** Sentences of pages that load, that failed, or that have nothing to show. */
export const states = {
  loading: '正在加载',
  failed: '未能完成',
  notPermitted: '没有权限',
  offline: '连不上服务，请检查网络后重试。',
  requestId: '请求编号',
  notFound: '这里没有页面',
  notFoundHint: '地址可能有误，或内容已不存在。可以从查找设备开始。',
  crashed: '页面出错了',
  crashedHint: '重新加载通常可以恢复。如仍出错，请联系平台管理员。',
  reload: '重新加载',
  kept: '符合',
  broken: '不符合',
  updated: '数据已更新',
  lost: '连接中断，正在重连',
};
