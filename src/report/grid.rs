//! Frames and columns of the table report. comfy-table wraps the words; the frame is drawn here because a reason runs
//! under all the columns of its row, which comfy-table's own frame cannot.

use anstyle::{AnsiColor, Style as Ansi};
use comfy_table::{ColumnConstraint, ContentArrangement, Table, TableStyle, Width};
use unicode_width::UnicodeWidthStr;

/// How a paragraph stands out when there is colour; no meaning hangs on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// As everything else.
    Plain,
    /// Names and titles.
    Strong,
    /// Places, speakers, what is not there.
    Faint,
    /// A certain contradiction.
    Bad,
    /// A possible contradiction.
    Doubtful,
    /// An agreement.
    Good,
    /// Whatever else was found.
    Notable,
}

impl Tone {
    fn style(self) -> Ansi {
        match self {
            Tone::Plain => Ansi::new(),
            Tone::Strong => Ansi::new().bold(),
            Tone::Faint => Ansi::new().dimmed(),
            Tone::Bad => AnsiColor::Red.on_default().bold(),
            Tone::Doubtful => AnsiColor::Yellow.on_default().bold(),
            Tone::Good => AnsiColor::Green.on_default(),
            Tone::Notable => AnsiColor::Cyan.on_default(),
        }
    }

    /// `text` in this tone.
    pub fn paint(self, text: &str, color: bool) -> String {
        if !color || self == Tone::Plain || text.is_empty() {
            return text.to_owned();
        }
        let style = self.style();
        format!("{style}{text}{style:#}")
    }
}

/// Words of one tone in a cell; they start on a line of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// The words, without line breaks.
    pub text: String,
    /// How they stand out.
    pub tone: Tone,
}

impl Paragraph {
    /// A paragraph.
    pub fn new(text: impl Into<String>, tone: Tone) -> Self {
        Paragraph { text: text.into(), tone }
    }
}

/// What stands in one column of one row.
pub type Cell = Vec<Paragraph>;

/// A framed table under construction.
#[derive(Debug)]
pub struct Grid {
    widths: Vec<usize>,
    color: bool,
    lines: Vec<String>,
    /// Columns of the row above that stand apart; from the last of them on it ran on to the right.
    above: usize,
    /// Whether a line across is due before the next row.
    due: bool,
}

impl Grid {
    /// An empty grid of columns of these widths, without frame and padding.
    pub fn new(widths: Vec<usize>, color: bool) -> Self {
        Grid { widths, color, lines: Vec::new(), above: 0, due: true }
    }

    /// Columns that the frame and the padding of `columns` columns take.
    pub fn frame_width(columns: usize) -> usize {
        3 * columns + 1
    }

    /// Adds a row of one cell a column.
    pub fn row(&mut self, cells: &[Cell]) {
        let folded: Vec<Vec<(String, Tone)>> =
            cells.iter().zip(&self.widths).map(|(cell, width)| fold_cell(cell, *width)).collect();
        self.draw_due_rule(self.widths.len());
        let height = folded.iter().map(Vec::len).max().unwrap_or(0);
        for at in 0..height {
            let parts = folded.iter().zip(&self.widths).map(|(lines, width)| self.part(lines.get(at), *width));
            self.lines.push(format!("│ {} │", parts.collect::<Vec<_>>().join(" │ ")));
        }
        self.above = self.widths.len();
    }

    /// Adds a row whose second cell runs under all columns from the second on.
    pub fn span(&mut self, first: &Cell, rest: &Cell) {
        let rest_width = self.widths[1..].iter().sum::<usize>() + 3 * (self.widths.len() - 2);
        self.draw_due_rule(2);
        let (left, right) = (fold_cell(first, self.widths[0]), fold_cell(rest, rest_width));
        for at in 0..left.len().max(right.len()) {
            let parts = [self.part(left.get(at), self.widths[0]), self.part(right.get(at), rest_width)];
            self.lines.push(format!("│ {} │", parts.join(" │ ")));
        }
        self.above = 2;
    }

    /// Asks for a line across before the next row.
    pub fn rule(&mut self) {
        self.due = true;
    }

    /// Draws the line across that is due, its joints as the columns of the rows above and below ask.
    fn draw_due_rule(&mut self, below: usize) {
        if !std::mem::take(&mut self.due) {
            return;
        }
        let above = self.above;
        let ends = if self.lines.is_empty() { ['┌', '─', '┐'] } else { ['├', '─', '┤'] };
        let joint = |column| match (column < above, column < below) {
            (true, true) => '┼',
            (true, false) => '┴',
            (false, true) => '┬',
            (false, false) => '─',
        };
        self.lines.push(self.line(ends, joint));
    }

    /// The finished table, with a newline at the end.
    pub fn finish(mut self) -> String {
        let above = self.above;
        self.lines.push(self.line(['└', '─', '┘'], |column| if column < above { '┴' } else { '─' }));
        self.lines.push(String::new());
        self.lines.join("\n")
    }

    fn line(&self, [left, fill, right]: [char; 3], joint: impl Fn(usize) -> char) -> String {
        let mut line = String::from(left);
        for (column, width) in self.widths.iter().enumerate() {
            if column > 0 {
                line.push(joint(column));
            }
            line.extend(std::iter::repeat_n(fill, width + 2));
        }
        line.push(right);
        Tone::Faint.paint(&line, self.color)
    }

    fn part(&self, line: Option<&(String, Tone)>, width: usize) -> String {
        let Some((text, tone)) = line else { return " ".repeat(width) };
        let blanks = " ".repeat(width.saturating_sub(text.width()));
        tone.paint(text, self.color) + &blanks
    }
}

fn fold_cell(cell: &Cell, width: usize) -> Vec<(String, Tone)> {
    let mut lines = Vec::new();
    for paragraph in cell {
        lines.extend(fold(&paragraph.text, width).into_iter().map(|line| (line, paragraph.tone)));
    }
    lines
}

/// `text` in lines of at most `width` columns, broken between words where it can be.
pub fn fold(text: &str, width: usize) -> Vec<String> {
    if text.width() <= width {
        return vec![text.to_owned()];
    }
    let mut table = Table::new();
    table.load_style(TableStyle::new()).set_content_arrangement(ContentArrangement::Disabled);
    table.add_row([text]);
    let column = table.column_mut(0).expect("the row has one cell");
    column.set_padding((0, 0)).set_constraint(ColumnConstraint::Absolute(Width::Fixed(width.min(1000) as u16)));
    table.lines().map(|line| line.trim_end().to_owned()).collect()
}
