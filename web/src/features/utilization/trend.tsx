import { LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { t } from '../../i18n/t';
import type { Theme } from '../../ui/theme';

use([LineChart, GridComponent, LegendComponent, TooltipComponent, AriaComponent, CanvasRenderer]);

export interface TrendPoint {
  readonly label: string;
  /** 0 to 1; null = no time was available. */
  readonly booked: number | null;
  readonly used: number | null;
}

const asPercent = (ratio: number | null) => (ratio === null ? null : Math.round(ratio * 1000) / 10);

/** The curve over the days or weeks of a report. The table beside it says the same. */
export default function Trend({ points, theme }: { readonly points: readonly TrendPoint[]; readonly theme: Theme }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place.current === null) return undefined;
    const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    const text = { color: colour('--muted') };
    const chart = init(place.current);
    chart.setOption({
      animation: false,
      aria: { enabled: true },
      color: [colour('--link'), colour('--success')],
      textStyle: { ...text, fontFamily: 'inherit' },
      legend: { top: 0, textStyle: text },
      grid: { left: 44, right: 16, top: 36, bottom: 28 },
      // A tooltip of HTML would need styles that the policy refuses.
      tooltip: { trigger: 'axis', renderMode: 'richText', valueFormatter: (value: unknown) => `${String(value)} %` },
      xAxis: { type: 'category', data: points.map(({ label }) => label), axisLabel: text },
      yAxis: {
        type: 'value',
        min: 0,
        axisLabel: { ...text, formatter: '{value} %' },
        splitLine: { lineStyle: { color: colour('--line') } },
      },
      series: [
        { name: t.utilization.booked, type: 'line', data: points.map(({ booked }) => asPercent(booked)) },
        { name: t.utilization.used, type: 'line', data: points.map(({ used }) => asPercent(used)) },
      ],
    });
    const resized = new ResizeObserver(() => chart.resize());
    resized.observe(place.current);
    return () => {
      resized.disconnect();
      chart.dispose();
    };
  }, [points, theme]);
  return <div ref={place} className="trend" role="img" aria-label={t.utilization.trend} />;
}
