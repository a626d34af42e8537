//! Why a command failed, and with which exit code.

/// Why a command failed: what, where, and what to do.
#[derive(Debug)]
pub struct Failure {
    message: String,
    usage: bool,
    /// A closed pipe ends the program quietly.
    quiet: bool,
}

impl Failure {
    /// It could not be done: exit code 1.
    pub fn failed(message: impl std::fmt::Display) -> Failure {
        Failure {
            message: message.to_string(),
            usage: false,
            quiet: false,
        }
    }

    /// It was asked wrongly: exit code 2.
    pub fn usage(message: impl std::fmt::Display) -> Failure {
        Failure {
            message: message.to_string(),
            usage: true,
            quiet: false,
        }
    }

    /// The exit code.
    pub fn code(&self) -> u8 {
        match (self.quiet, self.usage) {
            (true, _) => 0,
            (_, true) => 2,
            _ => 1,
        }
    }

    /// Prints the message to stderr.
    pub fn print(&self) {
        if !self.quiet {
            anstream::eprintln!("error: {}", self.message);
        }
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Failure {
        let quiet = error.kind() == std::io::ErrorKind::BrokenPipe;
        Failure {
            message: error.to_string(),
            usage: false,
            quiet,
        }
    }
}
