/** A neutral picture in place of a video still: a gradient of the scene's own colours and the initials of its title. */
export function still(id: number, title: string): string {
  const hue = (id * 47) % 360;
  const initials = title
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .slice(0, 3)
    .map((word) => word[0]?.toUpperCase())
    .join('');
  const hill = 200 + ((id * 31) % 90);
  const sun = 80 + ((id * 73) % 480);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360" viewBox="0 0 640 360">
<defs><linearGradient id="g" x1="0" y1="0" x2="0.4" y2="1"><stop offset="0" stop-color="hsl(${hue} 45% 42%)"/><stop offset="1" stop-color="hsl(${(hue + 50) % 360} 50% 18%)"/></linearGradient></defs>
<rect width="640" height="360" fill="url(#g)"/><circle cx="${sun}" cy="110" r="46" fill="hsl(${(hue + 30) % 360} 70% 72%)" opacity=".55"/>
<path d="M0 ${hill} Q160 ${hill - 70} 320 ${hill} T640 ${hill - 20} V360 H0Z" fill="hsl(${(hue + 80) % 360} 35% 16%)" opacity=".8"/>
<text x="320" y="205" font-family="sans-serif" font-size="84" font-weight="600" fill="#fff" opacity=".75" text-anchor="middle">${initials}</text>
</svg>`;
}
