import { geoMercator, geoPath, type GeoPermissibleObjects } from 'd3-geo';
import { useMemo } from 'react';
import { t, useSay } from '../frame/say.ts';
import { districtName } from '../parts/names.ts';
import boundaries from './shanghai.geo.json';

interface DistrictMapProps {
  readonly valueOf: (adcode: string) => number;
  readonly chosen: string;
  readonly onChoose: (adcode: string) => void;
}

const width = 760;
const height = 700;
const steps = ['#0f3257', '#124a82', '#1767ab', '#2186d1', '#52a9ea', '#8fcbf6'];

/** The districts, the lighter the more; a click filters. Boundaries are for illustration only. */
export function DistrictMap({ valueOf, chosen, onChoose }: DistrictMapProps) {
  const say = useSay();
  const shapes = useMemo(() => {
    const collection = boundaries as unknown as GeoPermissibleObjects;
    const path = geoPath(geoMercator().fitSize([width, height], collection));
    return boundaries.features.map((feature) => ({
      adcode: String(feature.properties.adcode),
      outline: path(feature as unknown as GeoPermissibleObjects) ?? '',
      centre: path.centroid(feature as unknown as GeoPermissibleObjects),
    }));
  }, []);
  const most = Math.max(1, ...shapes.map(({ adcode }) => valueOf(adcode)));
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      style={{ width: '100%', height: '100%' }}
      role="group"
      aria-label={say(t('分区地图', 'Map of the districts'))}
    >
      {shapes.map(({ adcode, outline }) => {
        const value = valueOf(adcode);
        const name = `${say(districtName(adcode))} ${value}`;
        return (
          <path
            key={adcode}
            d={outline}
            role="button"
            tabIndex={0}
            aria-label={name}
            aria-pressed={adcode === chosen}
            fill={
              steps[Math.min(steps.length - 1, Math.floor((steps.length * value) / (most + 1)))]
            }
            stroke={adcode === chosen ? '#ffd166' : '#bfe1ff'}
            strokeWidth={adcode === chosen ? 3 : 0.8}
            style={{ cursor: 'pointer', outlineOffset: -2 }}
            onClick={() => onChoose(adcode === chosen ? '' : adcode)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' || event.key === ' ')
                onChoose(adcode === chosen ? '' : adcode);
            }}
          >
            <title>{name}</title>
          </path>
        );
      })}
      {shapes.map(({ adcode, centre }) => (
        <text
          key={adcode}
          x={centre[0]}
          y={centre[1]}
          textAnchor="middle"
          fontSize={13}
          fill="#fff"
          pointerEvents="none"
          style={{ paintOrder: 'stroke', stroke: '#08203b', strokeWidth: 3 }}
        >
          {say(districtName(adcode)).replace(/(?:新区|区)$/, '')}
        </text>
      ))}
      <text x={width - 6} y={height - 8} textAnchor="end" fontSize={12} fill="#9fc3e6">
        {say(t('示意图', 'For illustration'))}
      </text>
    </svg>
  );
}
