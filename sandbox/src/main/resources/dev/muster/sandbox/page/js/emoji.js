// The short names of common emoji. A name that is not here is shown as it was typed.

const TABLE = `
+1 👍|thumbsup 👍|-1 👎|thumbsdown 👎|white_check_mark ✅|heavy_check_mark ✔️|ballot_box_with_check ☑️|x ❌|negative_squared_cross_mark ❎
pushpin 📌|round_pushpin 📍|hand ✋|raised_hand ✋|wave 👋|pray 🙏|clap 👏|muscle 💪|ok_hand 👌|point_right 👉|point_left 👈|point_up 👆|point_down 👇
raised_hands 🙌|handshake 🤝|writing_hand ✍️|eyes 👀|mega 📣|loudspeaker 📢|bell 🔔|no_bell 🔕|tropical_fish 🐠|fish 🐟|question ❓|grey_question ❔
exclamation ❗|heavy_exclamation_mark ❗|grey_exclamation ❕|bangbang ‼️|interrobang ⁉️|rotating_light 🚨|fire 🔥|fire_engine 🚒|fire_extinguisher 🧯
warning ⚠️|no_entry ⛔|no_entry_sign 🚫|octagonal_sign 🛑|stop_sign 🛑|construction 🚧|zap ⚡|boom 💥|bulb 💡|bug 🐛|wrench 🔧|hammer 🔨
hammer_and_wrench 🛠️|gear ⚙️|red_circle 🔴|large_red_circle 🔴|large_orange_circle 🟠|orange_circle 🟠|large_yellow_circle 🟡|yellow_circle 🟡
large_green_circle 🟢|green_circle 🟢|large_blue_circle 🔵|blue_circle 🔵|large_purple_circle 🟣|white_circle ⚪|black_circle ⚫
red_square 🟥|large_red_square 🟥|large_orange_square 🟧|large_yellow_square 🟨|large_green_square 🟩|large_blue_square 🟦|white_large_square ⬜|black_large_square ⬛
small_red_triangle 🔺|small_orange_diamond 🔸|small_blue_diamond 🔹|large_orange_diamond 🔶|large_blue_diamond 🔷|black_small_square ▪️|white_small_square ▫️
clipboard 📋|speech_balloon 💬|thought_balloon 💭|left_speech_bubble 🗨️|memo 📝|pencil 📝|pencil2 ✏️|notebook 📓|book 📖|books 📚|bookmark 🔖|label 🏷️
calendar 📆|date 📅|spiral_calendar_pad 🗓️|alarm_clock ⏰|stopwatch ⏱️|timer_clock ⏲️|hourglass ⌛|hourglass_flowing_sand ⏳|watch ⌚|clock1 🕐|clock3 🕒
email 📧|envelope ✉️|incoming_envelope 📨|inbox_tray 📥|outbox_tray 📤|package 📦|phone ☎️|telephone_receiver 📞|pager 📟|iphone 📱|computer 💻
desktop_computer 🖥️|floppy_disk 💾|cd 💿|electric_plug 🔌|battery 🔋|satellite_antenna 📡|satellite 🛰️|globe_with_meridians 🌐|earth_africa 🌍
chart_with_upwards_trend 📈|chart_with_downwards_trend 📉|bar_chart 📊|mag 🔍|mag_right 🔎|microscope 🔬|telescope 🔭|key 🔑|lock 🔒|unlock 🔓
closed_lock_with_key 🔐|shield 🛡️|link 🔗|paperclip 📎|scissors ✂️|wastebasket 🗑️|file_folder 📁|open_file_folder 📂|page_facing_up 📄|card_index_dividers 🗂️
arrow_right ➡️|arrow_left ⬅️|arrow_up ⬆️|arrow_down ⬇️|arrow_upper_right ↗️|leftwards_arrow_with_hook ↩️|arrow_right_hook ↪️|arrows_counterclockwise 🔄|repeat 🔁|fast_forward ⏩|rewind ⏪
double_vertical_bar ⏸️|pause_button ⏸️|black_square_for_stop ⏹️|arrow_forward ▶️|twisted_rightwards_arrows 🔀|heavy_plus_sign ➕|heavy_minus_sign ➖|information_source ℹ️
one 1️⃣|two 2️⃣|three 3️⃣|four 4️⃣|five 5️⃣|sos 🆘|new 🆕|ok 🆗|up 🆙|cool 🆒|free 🆓|id 🆔
smile 😄|smiley 😃|grinning 😀|slightly_smiling_face 🙂|wink 😉|blush 😊|joy 😂|sweat_smile 😅|laughing 😆|thinking_face 🤔|thinking 🤔|neutral_face 😐
confused 😕|worried 😟|cry 😢|sob 😭|scream 😱|fearful 😨|angry 😠|rage 😡|sleeping 😴|zzz 💤|tired_face 😫|yawning_face 🥱|relieved 😌|sunglasses 😎
nerd_face 🤓|face_with_monocle 🧐|exploding_head 🤯|melting_face 🫠|upside_down_face 🙃|shrug 🤷|facepalm 🤦|robot_face 🤖|ghost 👻|skull 💀
heart ❤️|orange_heart 🧡|yellow_heart 💛|green_heart 💚|blue_heart 💙|purple_heart 💜|broken_heart 💔|sparkles ✨|star ⭐|star2 🌟|dizzy 💫|100 💯
tada 🎉|confetti_ball 🎊|trophy 🏆|medal 🏅|dart 🎯|rocket 🚀|ship 🚢|anchor ⚓|ambulance 🚑|hospital 🏥|helmet_with_white_cross ⛑️|adhesive_bandage 🩹|pill 💊
coffee ☕|tea 🍵|pizza 🍕|cake 🍰|beers 🍻|rainbow 🌈|sunny ☀️|cloud ☁️|umbrella ☔|snowflake ❄️|ocean 🌊|crescent_moon 🌙|night_with_stars 🌃|sunrise 🌅
checkered_flag 🏁|triangular_flag_on_post 🚩|crown 👑|graduation_cap 🎓|mortar_board 🎓|briefcase 💼|moneybag 💰|credit_card 💳|shopping_trolley 🛒|compass 🧭|world_map 🗺️
bust_in_silhouette 👤|busts_in_silhouette 👥|man 👨|woman 👩|detective 🕵️|superhero 🦸|firefighter 🧑‍🚒|technologist 🧑‍💻|baby 👶|turtle 🐢|snail 🐌|elephant 🐘|whale 🐳|penguin 🐧|parrot 🦜|unicorn_face 🦄
seedling 🌱|herb 🌿|evergreen_tree 🌲|four_leaf_clover 🍀|recycle ♻️|infinity ♾️|test_tube 🧪|dna 🧬|magnet 🧲|bricks 🧱|ladder 🪜|toolbox 🧰|umbrella_with_rain_drops ☔|performing_arts 🎭|clapper 🎬|notes 🎶`;

const GLYPHS = new Map();
for (const pair of TABLE.trim().split(/[|\n]/)) {
  const [name, glyph] = pair.split(' ');
  GLYPHS.set(name, glyph);
}

/** The emoji of a short name (skin tone left aside), or null. */
export function emoji(name) {
  return GLYPHS.get(name.split('::')[0]) ?? null;
}

/** The first ones a hand reaches for. */
export const FREQUENT = ['white_check_mark', 'eyes', 'pushpin', 'question', 'hand', 'mega', 'fish', '+1', 'tada', 'pray'];

/** Every emoji once, as `{name, glyph}`, those whose name holds `part` first by position. */
export function findEmoji(part) {
  const wanted = part.toLowerCase().replaceAll(':', '').replaceAll(' ', '_');
  const found = [];
  const seen = new Set();
  for (const [name, glyph] of GLYPHS) {
    if (seen.has(glyph) || !name.includes(wanted)) continue;
    seen.add(glyph);
    found.push({ name, glyph });
  }
  return wanted ? found.sort((a, b) => a.name.indexOf(wanted) - b.name.indexOf(wanted)) : found;
}

/** `text` with `:names:` turned into emoji; nothing else is touched. */
export function withEmoji(text) {
  return text.replace(/:([a-z0-9_+-]+)(?:::skin-tone-\d)?:/g, (whole, name) => emoji(name) ?? whole);
}
